/** What the browser talks to: the page's files, the script's functions, and the sandbox with the person's own token. */
@NullMarked
package io.rowcast.workbench.page;

import org.jspecify.annotations.NullMarked;
