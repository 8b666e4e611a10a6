/** What tests of several packages share. */
@NullMarked
package io.rowcast.testing;

import org.jspecify.annotations.NullMarked;
