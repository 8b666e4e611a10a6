package io.rowcast.render;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A template as Meta described it, read for what it needs and how it looks. Immutable. */
public final class Template extends Mould {
    private final Identity identity;
    private final Parts parts;
    private final List<TemplateInput> inputs;
    private final @Nullable String statusReason;
    private final List<String> obstacles;

    /**
     * @param examples Meta's examples, by input key
     * @param statusReason why it has its status, in words for the user; null where it is approved
     * @param obstacles why else it cannot be sent, in words for the user
     */
    Template(
            Identity identity,
            Parts parts,
            Map<String, String> examples,
            @Nullable String statusReason,
            List<String> obstacles) {
        this.identity = identity;
        this.parts = parts;
        this.inputs = inputsOf(parts, examples).toList();
        this.statusReason = statusReason;
        this.obstacles = List.copyOf(obstacles);
    }

    /** What a send names the template by; {@code named}: its gaps have names, not numbers. */
    record Identity(String name, String language, String category, boolean named) {}

    /** @param cards of a carousel; empty where it is none */
    record Parts(
            Panel message,
            @Nullable String footer,
            @Nullable Offer offer,
            List<Panel> cards) {
        Parts {
            cards = List.copyOf(cards);
        }

        /** Whether it brings a one-time password, by a button that copies it or hands it to an app. */
        boolean hasCode() {
            return message.buttons().stream().anyMatch(Button.Code.class::isInstance);
        }

        Stream<Panel> panels() {
            return Stream.concat(Stream.of(message), cards.stream());
        }
    }

    private static Stream<TemplateInput> inputsOf(Parts parts, Map<String, String> examples) {
        if (parts.hasCode()) {
            return Stream.of(Inputs.code());
        }
        Offer offer = parts.offer();
        return Stream.concat(
                offer != null && offer.ends() ? Stream.of(Inputs.expiration()) : Stream.of(),
                parts.panels().flatMap(panel -> Inputs.of(panel, examples)));
    }

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

    @Override
    public List<TemplateInput> inputs() {
        return inputs;
    }

    @Override
    public MessageView view() {
        Map<String, Value> gaps = new HashMap<>();
        parts.panels().forEach(panel -> putGaps(panel, gaps));
        return view(new Values(gaps));
    }

    private static void putGaps(Panel panel, Map<String, Value> gaps) {
        if (panel.header() instanceof Header.Text text) {
            text.text().gaps().forEach(gap -> gaps.put(panel.keys().header(gap), standing(gap)));
        }
        panel.body().gaps().forEach(gap -> gaps.put(panel.keys().body(gap), standing(gap)));
        panel.buttons().forEach(button -> {
            if (button instanceof Button.Url url && url.hasGap()) {
                gaps.put(panel.keys().url(url), standing("1"));
            }
        });
    }

    private static Value standing(String gap) {
        return new Value.Text("{{" + gap + "}}");
    }

    /** Why it cannot be sent, in words for the user; empty where it can. */
    public Optional<String> notSendableBecause() {
        List<String> all = Stream.concat(Stream.ofNullable(statusReason), obstacles.stream())
                .toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", all));
    }

    /** Why it has its status, in words for the user; empty where it is approved. */
    public Optional<String> statusReason() {
        return Optional.ofNullable(statusReason);
    }

    @Override
    MessageView view(Values values) {
        Appearance message = new Appearance(parts.message(), values);
        return new MessageView(
                message.header(),
                offer(values),
                parts.message().bodyText(values),
                parts.footer(),
                message.buttons(),
                parts.cards().isEmpty()
                        ? null
                        : parts.cards().stream()
                                .map(card -> Appearance.card(card, values))
                                .toList());
    }

    private MessageView.@Nullable Offer offer(Values values) {
        Offer offer = parts.offer();
        return offer == null
                ? null
                : new MessageView.Offer(
                        offer.text(),
                        parts.message().buttons().stream()
                                .filter(Button.Coupon.class::isInstance)
                                .flatMap(button ->
                                        values.text(parts.message().keys().coupon((Button.Coupon) button)).stream())
                                .findFirst()
                                .orElse(null),
                        values.find(InputKey.EXPIRATION).orElse(null) instanceof Value.End end ? end.at() : null);
    }

    @Override
    Map<String, Fault> faultsOf(Values values) {
        return MessageRules.faultsOf(this, values);
    }

    /** A one-time password stands in the body too. */
    @Override
    Values complete(Values values) {
        Optional<Value> code = values.find(InputKey.CODE);
        if (!parts.hasCode() || code.isEmpty()) {
            return values;
        }
        Map<String, Value> all = new HashMap<>(values.byKey());
        parts.message()
                .body()
                .gaps()
                .forEach(gap -> all.put(parts.message().keys().body(gap), code.get()));
        return new Values(all);
    }

    @Override
    boolean oneLine() {
        return true;
    }

    @Override
    boolean needsNumber() {
        return category().equals("AUTHENTICATION") || parts.hasCode();
    }

    boolean named() {
        return identity.named();
    }

    Parts parts() {
        return parts;
    }
}
