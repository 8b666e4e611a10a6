/** Claim, pace, send, settle. */
@NullMarked
package io.rowcast.dispatch;

import org.jspecify.annotations.NullMarked;
