package io.rowcast.workbench.script;

/**
 * One execution to make.
 *
 * @param arguments a JSON array
 * @param selection what the person has selected, JSON: {@code {"sheetId": 0, "ranges": ["A2:B4"]}}
 */
public record Call(String function, String arguments, AuthMode mode, String selection) {
    public static final String NOTHING_SELECTED = "{\"sheetId\":0,\"ranges\":[]}";
}
