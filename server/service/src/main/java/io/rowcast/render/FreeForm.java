package io.rowcast.render;

import io.rowcast.render.TemplateInput.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A message of one's own, for people who wrote within the last 24 hours (facts 11). Immutable. */
public final class FreeForm extends Mould {
    /** The type of its message, as Meta names it in lower case (facts 2.1). */
    public enum Type {
        TEXT,
        IMAGE,
        VIDEO,
        DOCUMENT,
        AUDIO
    }

    /** Lengths of facts 2.3 and 2.4. */
    private static final int LONGEST_TEXT = 4_096;

    private static final int LONGEST_CAPTION = 1_024;

    private final Type type;
    private final Panel panel;
    private final List<TemplateInput> inputs;

    /** @param text the text, or the caption of a file, with its gaps as {@code {{name}}}; null for a file without one */
    public FreeForm(Type type, @Nullable String text) {
        this.type = type;
        this.panel = new Panel(null, headerOf(type), new GappedText(text == null ? "" : text), List.of());
        this.inputs = Inputs.of(panel, Map.of()).toList();
    }

    private static @Nullable Header headerOf(Type type) {
        return switch (type) {
            case TEXT -> null;
            case IMAGE -> new Header.Media(Kind.IMAGE);
            case VIDEO -> new Header.Media(Kind.VIDEO);
            case DOCUMENT -> new Header.Media(Kind.DOCUMENT);
            case AUDIO -> new Header.Media(Kind.AUDIO);
        };
    }

    /** Why nothing can be sent of it, in words for the user; empty where it can. */
    public Optional<String> notSendableBecause() {
        String text = panel.body().text();
        if (type == Type.TEXT && text.isBlank()) {
            return Optional.of("Write a text.");
        }
        if (type == Type.AUDIO && !text.isEmpty()) {
            return Optional.of("WhatsApp shows no text with an audio file; leave the text empty.");
        }
        return GappedText.hasBrackets(panel.body().fill(gap -> ""))
                ? Optional.of(
                        "The text has {{ or }} in it that is no gap; write gaps as {{name}}, with letters, digits and _.")
                : Optional.empty();
    }

    public Type type() {
        return type;
    }

    /** The text as it was written, gaps and all; empty where there is none. */
    public String text() {
        return panel.body().text();
    }

    @Override
    public List<TemplateInput> inputs() {
        return inputs;
    }

    @Override
    public MessageView view() {
        Map<String, Value> gaps = new HashMap<>();
        panel.body().gaps().forEach(gap -> gaps.put(panel.keys().body(gap), new Value.Text("{{" + gap + "}}")));
        return view(new Values(gaps));
    }

    @Override
    MessageView view(Values values) {
        String text = panel.bodyText(values);
        return new MessageView(
                new Appearance(panel, values).header(), null, text.isEmpty() ? null : text, null, null, null);
    }

    @Override
    Map<String, Fault> faultsOf(Values values) {
        Map<String, Fault> faults = new HashMap<>();
        Lengths.tooLong(
                        type == Type.TEXT ? "The message" : "The caption",
                        panel.bodyText(values),
                        type == Type.TEXT ? LONGEST_TEXT : LONGEST_CAPTION)
                .ifPresent(fault -> faults.put(Lengths.longestOf(inputs, "body.", values), fault));
        return faults;
    }

    @Override
    Values complete(Values values) {
        return values;
    }

    @Override
    boolean oneLine() {
        return false;
    }

    @Override
    boolean needsNumber() {
        return false;
    }

    Panel panel() {
        return panel;
    }
}
