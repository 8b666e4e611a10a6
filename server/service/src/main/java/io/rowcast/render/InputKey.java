package io.rowcast.render;

/** The keys of a template's inputs. */
final class InputKey {
    static final String MEDIA = "header.media";

    private InputKey() {}

    static String header(String gap) {
        return "header." + gap;
    }

    static String body(String gap) {
        return "body." + gap;
    }

    static String url(Button.Url button) {
        return "button." + button.index() + ".url";
    }

    static String payload(Button.Reply button) {
        return "button." + button.index() + ".payload";
    }
}
