package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The parameters of a header or body text (facts 2.5). */
final class ParameterCheck {
    private static final Pattern FORBIDDEN = Pattern.compile("[\\n\\r\\t]| {5,}");
    private static final int LONGEST_CODE = 15;
    private static final int LONGEST_BODY = 1_024;

    private ParameterCheck() {}

    static void text(String where, List<String> variables, Template template, JsonNode component) {
        JsonNode parameters = component.path("parameters");
        if (parameters.size() != variables.size()) {
            throw count(where, parameters.size(), variables.size()).refused();
        }
        int length = 0;
        for (int i = 0; i < parameters.size(); i++) {
            String value = value(parameters.get(i));
            checkText(value);
            checkCode(where, i, value, template);
            length += value.length();
        }
        if (template.named()) {
            checkNames(where, variables, parameters);
        }
        if (where.equals("body") && fixedLength(template.shape()) + length > LONGEST_BODY) {
            throw GraphError.of(400, 132005, "Translated text too long", "body text too long")
                    .refused();
        }
    }

    private static GraphError count(String where, int given, int expected) {
        return GraphError.of(
                400,
                132000,
                "Number of parameters does not match the expected number of params",
                where + ": number of localizable_params (" + given + ") does not match the expected number of params ("
                        + expected + ")");
    }

    /** What the parameter shows: its text, or the fallback of a currency or date, the only part that Meta uses. */
    static String value(JsonNode parameter) {
        String type = parameter.path("type").asText("");
        String value = switch (type) {
            case "text" -> parameter.path("text").asText("");
            case "currency", "date_time" ->
                parameter.path(type).path("fallback_value").asText("");
            default ->
                throw GraphError.of(
                                400,
                                132012,
                                "Parameter format does not match format in the created template",
                                "Unexpected parameter of type " + type)
                        .refused();
        };
        if (value.isEmpty()) {
            String member = type.equals("text") ? "text" : "fallback_value";
            throw GraphError.parameter(
                            "Parameter '" + member + "' is mandatory for component parameter type '" + type + "'")
                    .refused();
        }
        return value;
    }

    /** Parameters may not hold new-lines, tabs or more than 4 spaces in a row. */
    static void checkText(String value) {
        if (FORBIDDEN.matcher(value).find()) {
            throw GraphError.of(
                            400,
                            132018,
                            "There's an issue with the parameters in your template",
                            "Param text cannot have new-line/tab characters or more than 4 consecutive spaces")
                    .refused();
        }
    }

    private static void checkCode(String where, int index, String value, Template template) {
        if (template.category().equals("AUTHENTICATION") && value.length() > LONGEST_CODE) {
            throw GraphError.of(
                            400,
                            132018,
                            "There's an issue with the parameters in your template",
                            where + ": Parameter at index " + (index + 1) + " exceeds the parameter length limit "
                                    + LONGEST_CODE)
                    .refused();
        }
    }

    private static void checkNames(String where, List<String> variables, JsonNode parameters) {
        Set<String> names = new HashSet<>();
        parameters.forEach(
                parameter -> names.add(parameter.path("parameter_name").asText("")));
        if (names.contains("")) {
            throw GraphError.parameter("Parameter name is missing or empty").refused();
        }
        if (!names.equals(Set.copyOf(variables))) {
            throw GraphError.parameter(where + ": the parameter names "
                            + names.stream().sorted().toList() + " do not match the template's " + variables)
                    .refused();
        }
    }

    private static int fixedLength(TemplateShape shape) {
        return TemplateShape.VARIABLE.matcher(shape.body()).replaceAll("").length();
    }
}
