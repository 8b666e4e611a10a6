package io.rowcast.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTypeTest {
    @ParameterizedTest
    @CsvSource({
        "\u00FF\u00D8\u00FF\u00E0, x.png, IMAGE, image/jpeg",
        "%PDF-1.7, bill, DOCUMENT, application/pdf",
        "....ftypisom, a.mp4, VIDEO, video/mp4",
        "....ftypM4A , a.m4a, AUDIO, audio/mp4",
        "....ftyp3gp4, a.3gp, VIDEO, video/3gpp",
        "OggS, a.ogg, AUDIO, audio/ogg",
        "RIFF....WEBP, a.webp, STICKER, image/webp",
    })
    void a_file_is_what_its_bytes_say(String start, String filename, MediaKind kind, String mimeType) {
        assertThat(MediaType.of(start.getBytes(ISO_8859_1), "image/png", filename))
                .contains(new MediaType(kind, mimeType));
    }

    /** Office files begin like any archive: the name tells them apart. */
    @Test
    void an_office_file_is_told_by_its_name() {
        assertThat(MediaType.of("PK\u0003\u0004".getBytes(ISO_8859_1), "application/zip", "a.XLSX"))
                .contains(new MediaType(
                        MediaKind.DOCUMENT, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));
    }

    @ParameterizedTest
    @CsvSource({
        "image/jpeg, .jpg",
        "audio/ogg; codecs=opus, .ogg",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, .xlsx",
        "application/x-msdownload, ''",
    })
    void a_name_ends_as_the_type_says_where_it_is_known(String mimeType, String end) {
        assertThat(MediaType.end(mimeType)).isEqualTo(end);
    }

    @Test
    void what_whatsapp_does_not_take_is_nothing() {
        assertThat(MediaType.of("GIF89a".getBytes(ISO_8859_1), "image/gif", "a.gif"))
                .isEmpty();
        assertThat(MediaType.of("<html>".getBytes(ISO_8859_1), "text/html", "a.html"))
                .isEmpty();
        assertThat(MediaType.of("PK\u0003\u0004".getBytes(ISO_8859_1), "application/zip", "a.zip"))
                .isEmpty();
        assertThat(MediaType.of("a\0b".getBytes(ISO_8859_1), "text/plain", "a.txt"))
                .isEmpty();
        assertThat(MediaType.of("hello".getBytes(ISO_8859_1), "text/plain", "a.txt"))
                .isPresent();
    }
}
