/** The whole service through HTTP, against the sandbox. */
@NullMarked
package io.rowcast.journey;

import org.jspecify.annotations.NullMarked;
