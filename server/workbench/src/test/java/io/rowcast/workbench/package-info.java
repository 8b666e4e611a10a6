@NullMarked
package io.rowcast.workbench;

import org.jspecify.annotations.NullMarked;
