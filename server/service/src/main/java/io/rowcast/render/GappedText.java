package io.rowcast.render;

import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text of a template with its gaps, as {@code Hi {{1}}} or {@code Hi {{first_name}}} (facts 2.5). */
record GappedText(String text) {
    private static final Pattern GAP = Pattern.compile("\\{\\{\\s*([A-Za-z0-9_]+)\\s*}}");
    private static final Pattern POSITION = Pattern.compile("[0-9]{1,9}");

    /** The names of the gaps, each once: numbered ones by number, which is the order that Meta reads values in (facts 2.5). */
    List<String> gaps() {
        List<String> gaps =
                GAP.matcher(text).results().map(GappedText::name).distinct().toList();
        return gaps.stream().allMatch(GappedText::isNumber)
                ? gaps.stream()
                        .sorted(Comparator.comparingInt(Integer::parseInt))
                        .toList()
                : gaps;
    }

    /** The text with each gap replaced by what {@code value} gives for its name, in one pass: values are never read for gaps. */
    String fill(UnaryOperator<String> value) {
        return GAP.matcher(text).replaceAll(gap -> Matcher.quoteReplacement(value.apply(name(gap))));
    }

    /** The text as a template's view shows it. */
    String withGaps() {
        return fill(gap -> "{{" + gap + "}}");
    }

    static boolean isNumber(String gap) {
        return POSITION.matcher(gap).matches();
    }

    /** Whether a text still holds a gap, or the brackets of one. */
    static boolean hasBrackets(String text) {
        return text.contains("{{") || text.contains("}}");
    }

    private static String name(MatchResult gap) {
        return gap.group(1);
    }
}
