package io.rowcast.sandbox.sheets;

import com.fasterxml.jackson.databind.JsonNode;
import io.rowcast.sandbox.sheets.access.Caller;

/**
 * One call of the API, checked for who and what.
 *
 * @param body an empty object when there was none
 */
record Call(Target target, Query query, JsonNode body, Caller caller) {}
