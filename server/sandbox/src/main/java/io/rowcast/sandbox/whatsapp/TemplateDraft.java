package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A template that somebody asks Meta to create, checked by the rules that Meta checks by itself (facts section 3). */
final class TemplateDraft {
    private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,512}");
    private static final Pattern STARTS_OR_ENDS_WITH_VARIABLE =
            Pattern.compile("^\\s*\\{\\{[^{}]+}}.*|.*\\{\\{[^{}]+}}\\s*$", Pattern.DOTALL);
    private static final Set<String> CATEGORIES = Set.of("UTILITY", "MARKETING", "AUTHENTICATION");
    private static final int LONGEST_HEADER = 60;
    private static final int LONGEST_BODY = 1_024;
    private static final int LONGEST_FOOTER = 60;
    private static final int LONGEST_BUTTON = 25;

    private TemplateDraft() {}

    /** The template, PENDING; throws Meta's error when it breaks a rule. */
    static Template read(String id, ObjectNode request) {
        String name = request.path("name").asText("");
        require(
                NAME.matcher(name).matches(),
                "Message template name can only have lowercase letters, digits and underscores");
        require(request.hasNonNull("language"), "The parameter language is required.");
        String category = request.path("category").asText("").toUpperCase(Locale.ROOT);
        require(
                CATEGORIES.contains(category),
                "Param category must be one of {UTILITY, MARKETING, AUTHENTICATION} - got \"" + category + "\".");
        boolean named = request.path("parameter_format").asText("").equalsIgnoreCase("NAMED");
        require(request.path("components") instanceof ArrayNode, "The parameter components is required.");
        ArrayNode components = TemplateComponents.normalised((ArrayNode) request.path("components"), category);
        Template template =
                Template.of(id, name, request.path("language").asText(), category, "PENDING", named, components);
        checkText(template);
        checkButtons(template.shape().buttons());
        return template;
    }

    private static void checkText(Template template) {
        TemplateShape shape = template.shape();
        require(!shape.body().isEmpty(), "Message template must have a BODY component with text");
        atMost(LONGEST_HEADER, shape.header(), "header");
        atMost(LONGEST_BODY, shape.body(), "body");
        atMost(LONGEST_FOOTER, shape.footer(), "footer");
        require(shape.headerVariables().size() <= 1, "The header may have one variable at most");
        require(TemplateShape.variables(shape.footer()).isEmpty(), "The footer may have no variables");
        if (STARTS_OR_ENDS_WITH_VARIABLE.matcher(shape.body()).matches()) {
            throw subcode(2388299, "Variables can't be at the start or end of the template.");
        }
        require(
                template.named() || inSequence(shape.bodyVariables()),
                "Variables of the body must be numbered {{1}}, {{2}} and so on");
    }

    private static boolean inSequence(List<String> variables) {
        return IntStream.range(0, variables.size()).allMatch(i -> variables.contains(Integer.toString(i + 1)));
    }

    private static void checkButtons(List<TemplateShape.Button> buttons) {
        require(buttons.size() <= 10, "A template may have 10 buttons at most");
        require(count(buttons, "URL") <= 2, "A template may have 2 URL buttons at most");
        require(count(buttons, "PHONE_NUMBER") <= 1, "A template may have 1 phone number button at most");
        require(count(buttons, "COPY_CODE") <= 1, "A template may have 1 copy code button at most");
        buttons.forEach(button -> atMost(LONGEST_BUTTON, button.text(), "button"));
    }

    private static long count(List<TemplateShape.Button> buttons, String type) {
        return buttons.stream().filter(button -> button.type().equals(type)).count();
    }

    private static void atMost(int longest, String text, String where) {
        require(text.length() <= longest, "The " + where + " text has more than " + longest + " characters");
    }

    private static void require(boolean kept, String otherwise) {
        if (!kept) {
            throw GraphError.parameter(otherwise).refused();
        }
    }

    /** A refusal that is told apart by its subcode only. */
    static RefusedException subcode(int subcode, String details) {
        return new GraphError(400, 100, subcode, "OAuthException", "Invalid parameter", details).refused();
    }
}
