package io.rowcast.render;

import java.util.List;
import java.util.Optional;

/** A template as Meta described it, read for what it needs and how it looks. */
public final class Template {
    private Template() {}

    /**
     * Reads one object of Meta's template list. Unknown parts do not fail: they make the template not sendable.
     *
     * @throws IllegalArgumentException when it is no template object at all
     */
    public static Template parse(String definition) {
        return new Template();
    }

    public String name() {
        return "";
    }

    public String language() {
        return "";
    }

    /** MARKETING, UTILITY or AUTHENTICATION. */
    public String category() {
        return "";
    }

    /** The gaps, in the order of the message. */
    public List<TemplateInput> inputs() {
        return List.of();
    }

    public MessageView view() {
        return new MessageView(null, null, null, null);
    }

    /** Why it cannot be sent, in words for the user; empty where it can. */
    public Optional<String> notSendableBecause() {
        return Optional.empty();
    }
}
