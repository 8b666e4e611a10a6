package io.rowcast.audience;

/**
 * A column of the sheet.
 *
 * @param name its heading, as shown
 * @param letter in A1 notation, as {@code AB}
 */
public record Column(String name, String letter) {}
