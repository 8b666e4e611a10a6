package io.rowcast.sandbox.sheets.calc;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One word of a formula.
 *
 * @param text as it is written
 * @param before the blanks before it
 */
record Token(Kind kind, String text, String before) {
    /** What a word can be; UNKNOWN is what no formula has, and takes the rest. */
    enum Kind {
        NUMBER,
        TEXT,
        REFERENCE,
        NAME,
        MARK,
        LOST_REFERENCE,
        UNKNOWN
    }

    private static final String TITLE = "(?:(?:'(?:[^']|'')*'|[\\p{L}_][\\p{L}\\w.]*)!)?";
    private static final String CELL = "\\$?[A-Za-z]{1,3}\\$?\\d{1,8}";
    private static final String COLUMN = "\\$?[A-Za-z]{1,3}";
    private static final String ROW = "\\$?\\d{1,8}";
    private static final Pattern WORD = Pattern.compile("(?<before>\\s*)(?:"
            + "(?<LOSTREFERENCE>" + TITLE + "#REF!)"
            + "|(?<REFERENCE>" + TITLE + "(?:" + CELL + ":(?:" + CELL + "|" + COLUMN + "|" + ROW + ")|" + COLUMN
            + ":(?:"
            + CELL + "|" + COLUMN + ")|" + ROW + ":(?:" + CELL + "|" + ROW + ")|" + CELL + ")(?![\\w(.]))"
            + "|(?<NUMBER>\\d+(?:\\.\\d*)?(?:[eE][+-]?\\d+)?|\\.\\d+)"
            + "|(?<TEXT>\"(?:[^\"]|\"\")*\")"
            + "|(?<NAME>[\\p{L}_][\\p{L}\\w.]*)"
            + "|(?<MARK><=|>=|<>|[-+*/^&=<>(){},;%]))");

    static List<Token> all(String formula) {
        List<Token> tokens = new ArrayList<>();
        Matcher words = WORD.matcher(formula);
        int at = 0;
        while (at < formula.length()) {
            words.region(at, formula.length());
            if (!words.lookingAt()) {
                tokens.add(new Token(Kind.UNKNOWN, formula.substring(at), ""));
                return tokens;
            }
            tokens.add(of(words));
            at = words.end();
        }
        return tokens;
    }

    private static Token of(Matcher words) {
        for (Kind kind : Kind.values()) {
            String text = kind == Kind.UNKNOWN ? "" : words.group(kind.name().replace("_", ""));
            if (text != null) {
                return new Token(kind, text, words.group("before"));
            }
        }
        throw new IllegalStateException("A word of no kind: " + words.group());
    }

    boolean isMark(String mark) {
        return kind == Kind.MARK && text.equals(mark);
    }
}
