@NullMarked
package io.rowcast.workbench.page;

import org.jspecify.annotations.NullMarked;
