@NullMarked
package io.rowcast.sandbox.sheets.grid;

import org.jspecify.annotations.NullMarked;
