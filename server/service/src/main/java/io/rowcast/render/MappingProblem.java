package io.rowcast.render;

/**
 * What is wrong with a mapping before any row is looked at.
 *
 * @param key the input's key, or {@code recipientColumn}
 * @param message what is wrong and what to do, for the user
 */
public record MappingProblem(String key, String message) {}
