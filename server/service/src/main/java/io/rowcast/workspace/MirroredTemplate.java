package io.rowcast.workspace;

/**
 * One template as Meta described it.
 *
 * @param id Meta's id
 * @param status Meta's word, as {@code APPROVED}
 * @param definition the whole JSON object of Meta, as it came
 */
public record MirroredTemplate(
        String id, String name, String language, String category, String status, String definition) {}
