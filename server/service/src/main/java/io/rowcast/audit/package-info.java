/** The append-only record of who did what in a workspace. */
@NullMarked
package io.rowcast.audit;

import org.jspecify.annotations.NullMarked;
