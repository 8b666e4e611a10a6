@NullMarked
package io.rowcast.workbench.script;

import org.jspecify.annotations.NullMarked;
