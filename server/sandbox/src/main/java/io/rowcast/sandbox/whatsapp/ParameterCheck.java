package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The parameters of a header or body text (facts 2.5). */
final class ParameterCheck {
    private static final Pattern FORBIDDEN = Pattern.compile("[\\n\\r\\t]| {5,}");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final int LONGEST_CODE = 15;

    private ParameterCheck() {}

    /** Throws Meta's refusal unless the component fills each variable once. */
    static void text(String where, List<String> variables, Template template, JsonNode component) {
        JsonNode parameters = component.path("parameters");
        if (parameters.size() != variables.size()) {
            throw count(where, parameters.size(), variables.size()).refused();
        }
        for (int i = 0; i < parameters.size(); i++) {
            String value = value(parameters.get(i));
            checkText(value);
            checkCode(where, i, value, template);
        }
        if (template.named()) {
            checkNames(where, variables, parameters);
        }
    }

    /** Throws Meta's 132005 when the filled text is longer than the place allows. */
    static void length(String where, String text, int longest, JsonNode component) {
        int length = TemplateShape.VARIABLE.matcher(text).replaceAll("").length();
        for (JsonNode parameter : component.path("parameters")) {
            length += value(parameter).length();
        }
        if (length > longest) {
            throw GraphError.of(400, 132005, "Translated text too long", where + " text too long")
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
        return switch (type) {
            case "text" -> needed(parameter, "text", type);
            case "date_time" -> needed(parameter.path(type), "fallback_value", type);
            case "currency" -> currency(parameter.path(type));
            default ->
                throw GraphError.templateFormat("Unexpected parameter of type " + type)
                        .refused();
        };
    }

    private static String currency(JsonNode currency) {
        String value = needed(currency, "fallback_value", "currency");
        String code = needed(currency, "code", "currency");
        needed(currency, "amount_1000", "currency");
        if (!CURRENCY.matcher(code).matches() || !currency.path("amount_1000").isIntegralNumber()) {
            throw GraphError.templateFormat("Parameter of type currency needs an ISO 4217 code and a whole amount_1000")
                    .refused();
        }
        return value;
    }

    private static String needed(JsonNode object, String member, String type) {
        String value = object.path(member).asText("");
        if (value.isEmpty()) {
            throw GraphError.parameter(
                            "Parameter '" + member + "' is mandatory for component parameter type '" + type + "'")
                    .refused();
        }
        return value;
    }

    /** Parameters may not hold new-lines, tabs or more than 4 spaces in a row. */
    static void checkText(String value) {
        if (FORBIDDEN.matcher(value).find()) {
            throw GraphError.templateParameters(
                            "Param text cannot have new-line/tab characters or more than 4 consecutive spaces")
                    .refused();
        }
    }

    private static void checkCode(String where, int index, String value, Template template) {
        if (template.category().equals("AUTHENTICATION") && value.length() > LONGEST_CODE) {
            throw GraphError.templateParameters(where + ": Parameter at index " + (index + 1)
                            + " exceeds the parameter length limit " + LONGEST_CODE)
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
}
