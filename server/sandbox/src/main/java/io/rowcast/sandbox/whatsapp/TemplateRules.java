package io.rowcast.sandbox.whatsapp;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What Meta checks of a new template's texts, cards and offer by machine (facts section 3). */
final class TemplateRules {
    private static final Pattern STARTS_OR_ENDS_WITH_VARIABLE =
            Pattern.compile("^\\s*\\{\\{[^{}]+}}.*|.*\\{\\{[^{}]+}}\\s*$", Pattern.DOTALL);
    private static final Pattern SIDE_BY_SIDE = Pattern.compile("}}\\s*\\{\\{");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");
    private static final int LONGEST_HEADER = 60;
    private static final int LONGEST_BODY = 1_024;
    private static final int LONGEST_FOOTER = 60;
    private static final int LONGEST_OFFER_BODY = 600;
    private static final int LONGEST_OFFER = 16;
    private static final int LONGEST_CARD_BODY = 160;

    private TemplateRules() {}

    static void check(Template template) {
        TemplateShape shape = template.shape();
        TemplateDraft.require(!shape.body().isEmpty(), "Message template must have a BODY component with text");
        TemplateShape.Offer offer = shape.offer();
        int longestBody = offer == null ? LONGEST_BODY : LONGEST_OFFER_BODY;
        checkHeader(template, shape);
        atMost(longestBody, shape.body(), "body");
        checkVariables(template, shape.body(), shape.bodyVariables());
        atMost(LONGEST_FOOTER, shape.footer(), "footer");
        TemplateDraft.require(TemplateShape.variables(shape.footer()).isEmpty(), "The footer may have no variables");
        ButtonRules.check(shape.buttons());
        if (offer != null) {
            checkOffer(template, shape, offer);
        }
        checkCards(template, shape.cards());
    }

    private static void checkHeader(Template template, TemplateShape shape) {
        boolean known = List.of("", "TEXT", "IMAGE", "VIDEO", "DOCUMENT", "LOCATION", "PRODUCT")
                .contains(shape.headerFormat());
        TemplateDraft.require(known, "Header format " + shape.headerFormat() + " is not one of Meta's");
        TemplateDraft.require(
                !shape.headerFormat().equals("TEXT") || !shape.header().isBlank(), "A header of text needs a text");
        atMost(LONGEST_HEADER, shape.header(), "header");
        TemplateDraft.require(shape.headerVariables().size() <= 1, "The header may have one variable at most");
        checkNames(template, shape.headerVariables());
    }

    private static void checkVariables(Template template, String text, List<String> variables) {
        if (STARTS_OR_ENDS_WITH_VARIABLE.matcher(text).matches()) {
            throw TemplateDraft.subcode(2388299, "Variables can't be at the start or end of the template.");
        }
        TemplateDraft.require(
                !SIDE_BY_SIDE.matcher(text).find(),
                "Variables must not be next to each other without text between them");
        checkNames(template, variables);
        if (words(text) < 2 * variables.size() + 1) {
            throw TemplateDraft.subcode(
                    2388293,
                    "This template has too many variables for its length. Reduce the number of variables or "
                            + "increase the message length.");
        }
    }

    /** Words besides the variables. That there must be twice as many and one more is known from the field only. */
    private static long words(String text) {
        return Pattern.compile("[\\p{L}\\p{N}]+")
                .matcher(TemplateShape.VARIABLE.matcher(text).replaceAll(" "))
                .results()
                .count();
    }

    private static void checkNames(Template template, List<String> variables) {
        boolean fits = template.named()
                ? variables.stream().allMatch(variable -> NAME.matcher(variable).matches())
                : IntStream.range(0, variables.size()).allMatch(i -> variables.contains(Integer.toString(i + 1)));
        TemplateDraft.require(
                fits,
                template.named()
                        ? "Names of variables may have lowercase letters, digits and underscores"
                        : "Variables must be numbered {{1}}, {{2}} and so on");
    }

    private static void checkOffer(Template template, TemplateShape shape, TemplateShape.Offer offer) {
        TemplateDraft.require(
                template.category().equals("MARKETING"), "Only MARKETING templates may have a limited-time offer");
        TemplateDraft.require(shape.footer().isEmpty(), "A template with a limited-time offer may have no footer");
        TemplateDraft.require(!offer.text().isEmpty(), "The limited-time offer needs a text");
        atMost(LONGEST_OFFER, offer.text(), "limited-time offer");
    }

    private static void checkCards(Template template, List<TemplateShape> cards) {
        TemplateDraft.require(
                cards.isEmpty() || (cards.size() >= 2 && cards.size() <= 10), "A carousel has 2 to 10 cards");
        for (TemplateShape card : cards) {
            atMost(LONGEST_CARD_BODY, card.body(), "card body");
            checkNames(template, card.bodyVariables());
            ButtonRules.check(card.buttons());
            TemplateDraft.require(
                    List.of("IMAGE", "VIDEO", "PRODUCT").contains(card.headerFormat())
                            && card.headerFormat().equals(cards.getFirst().headerFormat()),
                    "All cards of a carousel need a header of one format: IMAGE, VIDEO or PRODUCT");
            TemplateDraft.require(
                    types(card).equals(types(cards.getFirst())), "All cards of a carousel need the same buttons");
        }
    }

    private static List<String> types(TemplateShape card) {
        return card.buttons().stream().map(TemplateShape.Button::type).toList();
    }

    private static void atMost(int longest, String text, String where) {
        TemplateDraft.require(
                text.length() <= longest, "The " + where + " text has more than " + longest + " characters");
    }
}
