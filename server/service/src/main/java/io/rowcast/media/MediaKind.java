package io.rowcast.media;

import java.util.Locale;

/** The kinds of files that WhatsApp takes, with the largest size of each (facts 2.4). */
public enum MediaKind {
    IMAGE(5 << 20),
    VIDEO(16 << 20),
    AUDIO(16 << 20),
    DOCUMENT(100 << 20),
    /** 100 KB where it stands still. */
    STICKER(500 << 10);

    /** The largest of all kinds. */
    public static final int LARGEST = 100 << 20;

    private final int mostBytes;

    MediaKind(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    public int mostBytes() {
        return mostBytes;
    }

    /** As the API and Meta name it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
