package io.rowcast.sandbox.sheets.edit;

/**
 * What nobody has seen Google do, or not do (the lines marked open in facts.md): an app must be right either way.
 *
 * @param byFilterNoMatchIsEmpty values.batchUpdateByDataFilter with a filter that matches nothing answers 200 with empty totals;
 *     else 400 (1.4)
 * @param sortMovesRowMetadata developer metadata of a row goes with it when people sort (1.4 has it for sortRange, not for the
 *     menu and filters)
 * @param moveDimensionMovesMetadata developer metadata goes with moved rows and columns (1.4)
 * @param duplicateSheetCopiesMetadata a duplicated tab has the metadata of its source, under new ids
 * @param protectedCellIsForbidden a write to somebody else's protected cell answers 403; else 400 (1.5 has 400 from a log, 7 has
 *     its whole body open)
 */
public record OpenQuestions(
        boolean byFilterNoMatchIsEmpty,
        boolean sortMovesRowMetadata,
        boolean moveDimensionMovesMetadata,
        boolean duplicateSheetCopiesMetadata,
        boolean protectedCellIsForbidden) {
    /** What we take to be likely. */
    public static final OpenQuestions LIKELY = new OpenQuestions(true, true, true, true, false);
}
