/** What cells show: results of formulas, conditions that hold, and the formats that come of them. */
@NullMarked
package io.rowcast.sandbox.sheets.calc;

import org.jspecify.annotations.NullMarked;
