/** The service and the sandbox held against public payloads of Meta's API. */
@NullMarked
package io.rowcast.conformance;

import org.jspecify.annotations.NullMarked;
