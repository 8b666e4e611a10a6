package io.rowcast.audience;

import java.util.regex.Pattern;

/** What a cell shows, without what people do not see: blanks around it and invisible marks. */
public final class CellText {
    /** All that may stand around a value unseen: blanks of every kind, and the marks that copying from chats and PDFs brings. */
    private static final String UNSEEN = "[\\p{Z}\\s\\p{Cf}]";

    private static final Pattern AROUND = Pattern.compile("^" + UNSEEN + "+|" + UNSEEN + "+$");

    /** What Sheets shows in place of a value that a formula could not give. */
    private static final Pattern FORMULA_ERROR = Pattern.compile(
            "#(?:N/A|REF!|VALUE!|NAME\\?|DIV/0!|NUM!|NULL!|ERROR!|SPILL!|CALC!)|Loading(?:\\.\\.\\.|…)");

    private CellText() {}

    /** The text without blanks and invisible marks at its ends; what stands between words is kept. */
    public static String trim(String shown) {
        return AROUND.matcher(shown).replaceAll("");
    }

    /** Whether a person sees nothing in the cell. */
    public static boolean isBlank(String shown) {
        return trim(shown).isEmpty();
    }

    /** Whether the cell shows a formula's failure, as {@code #N/A}, or one that is still loading. */
    public static boolean isFormulaError(String shown) {
        return FORMULA_ERROR.matcher(trim(shown)).matches();
    }

    /** The beginning of a cell, short enough to stand in a sentence. */
    public static String quote(String shown) {
        String text = trim(shown);
        return "“" + (text.codePointCount(0, text.length()) > 40 ? firstFortyOf(text) + "…" : text) + "”";
    }

    private static String firstFortyOf(String text) {
        return text.substring(0, text.offsetByCodePoints(0, 40));
    }
}
