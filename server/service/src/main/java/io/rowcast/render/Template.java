package io.rowcast.render;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A template as Meta described it, read for what it needs and how it looks. Immutable. */
public final class Template {
    private final Identity identity;
    private final @Nullable Header header;
    private final GappedText body;
    private final @Nullable String footer;
    private final List<Button> buttons;
    private final List<TemplateInput> inputs;
    private final List<String> obstacles;

    /**
     * @param examples Meta's examples, by input key
     * @param obstacles why it cannot be sent, in words for the user
     */
    Template(
            Identity identity,
            @Nullable Header header,
            GappedText body,
            @Nullable String footer,
            List<Button> buttons,
            Map<String, String> examples,
            List<String> obstacles) {
        this.identity = identity;
        this.header = header;
        this.body = body;
        this.footer = footer;
        this.buttons = List.copyOf(buttons);
        this.inputs = new Inputs(examples).of(header, body, buttons);
        this.obstacles = List.copyOf(obstacles);
    }

    /** What a send names the template by; {@code named}: its gaps have names, not numbers. */
    record Identity(String name, String language, String category, boolean named) {}

    /**
     * Reads one object of Meta's template list. Unknown parts do not fail: they make the template not sendable.
     *
     * @throws IllegalArgumentException when it is no template object at all
     */
    public static Template parse(String definition) {
        return TemplateWire.parse(definition);
    }

    public String name() {
        return identity.name();
    }

    public String language() {
        return identity.language();
    }

    /** MARKETING, UTILITY or AUTHENTICATION. */
    public String category() {
        return identity.category();
    }

    /** The gaps, in the order of the message. */
    public List<TemplateInput> inputs() {
        return inputs;
    }

    /** How it looks, with its gaps standing as {@code {{1}}}. */
    public MessageView view() {
        Map<String, String> gaps = new HashMap<>();
        for (TemplateInput input : inputs) {
            switch (input.kind()) {
                case TEXT ->
                    gaps.put(
                            input.key(),
                            "{{" + input.key().substring(input.key().indexOf('.') + 1) + "}}");
                case URL_SUFFIX -> gaps.put(input.key(), "{{1}}");
                case IMAGE, VIDEO, DOCUMENT, PAYLOAD -> {}
            }
        }
        return view(gaps);
    }

    /** Why it cannot be sent, in words for the user; empty where it can. */
    public Optional<String> notSendableBecause() {
        return obstacles.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", obstacles));
    }

    /** How the message looks with these values, by input key. */
    MessageView view(Map<String, String> values) {
        return Appearance.of(this, values);
    }

    Optional<Header> header() {
        return Optional.ofNullable(header);
    }

    List<String> bodyGaps() {
        return body.gaps();
    }

    Optional<String> footer() {
        return Optional.ofNullable(footer);
    }

    List<Button> buttons() {
        return buttons;
    }

    boolean named() {
        return identity.named();
    }

    /** The body with these values, by input key. */
    String bodyText(Map<String, String> values) {
        return body.fill(gap -> values.getOrDefault(InputKey.body(gap), ""));
    }

    /** The text header with these values, by input key; empty where there is none. */
    String headerText(Map<String, String> values) {
        return header instanceof Header.Text text
                ? text.text().fill(gap -> values.getOrDefault(InputKey.header(gap), ""))
                : "";
    }
}
