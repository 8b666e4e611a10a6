package io.rowcast.writeback;

/** Text from outside, made fit for a cell. */
final class CellText {
    /** A cell takes 50,000 characters (facts 1.2), and one over fails the whole request. */
    static final int MOST = 49_000;

    private static final String CUT = "… (shortened)";

    private CellText() {}

    /** Leaves out control characters, line breaks excepted, keeps directions to itself, and cuts what is too long for a cell, with a mark. */
    static CellValue of(String text) {
        String clean = text.replace("\r\n", "\n")
                .replace('\t', ' ')
                .codePoints()
                .filter(CellText::isShown)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return new CellValue.Text(clean.length() <= MOST ? Directions.closed(clean) : cut(clean));
    }

    /** Half a surrogate pair has no UTF-8; Google would answer 400. */
    private static boolean isShown(int codePoint) {
        int type = Character.getType(codePoint);
        return codePoint == '\n' || (type != Character.CONTROL && type != Character.SURROGATE);
    }

    private static String cut(String text) {
        int end = MOST - CUT.length();
        return Directions.closed(text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)) + CUT;
    }
}
