/** Tests of Google's side, against the sandbox. */
@NullMarked
package io.rowcast.sheets;

import org.jspecify.annotations.NullMarked;
