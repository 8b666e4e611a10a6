/** Typed calls of the sandbox's controls, for tests and tools. */
@NullMarked
package io.rowcast.sandbox.client;

import org.jspecify.annotations.NullMarked;
