package io.rowcast.writeback;

/** Google's refusals (facts 1.2, 1.5) as a user understands them: what is wrong and what to do. */
final class RefusalWords {
    private RefusalWords() {}

    static String of(String why) {
        if (why.contains("number of cells in the workbook above the limit")) {
            return "The spreadsheet is full: Google allows 10 million cells, blank ones included, so Rowcast cannot add its"
                    + " columns. Delete rows or columns that you do not need; statuses follow by themselves.";
        }
        if (why.contains("protected cell")) {
            return "The tab is protected, so statuses cannot be written. Allow the account that writes to edit it (Data,"
                    + " Protected sheets and ranges); statuses follow by themselves.";
        }
        return "Google refuses to write statuses. Its reason: " + why;
    }
}
