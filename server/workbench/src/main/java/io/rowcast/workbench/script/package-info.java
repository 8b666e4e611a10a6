/** Runs the add-on's real script files as Apps Script does, with Google's limits. */
@NullMarked
package io.rowcast.workbench.script;

import org.jspecify.annotations.NullMarked;
