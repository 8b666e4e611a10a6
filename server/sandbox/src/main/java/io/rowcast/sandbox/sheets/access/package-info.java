/** Google's accounts and tokens: who calls. */
@NullMarked
package io.rowcast.sandbox.sheets.access;

import org.jspecify.annotations.NullMarked;
