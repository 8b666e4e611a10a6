/** What every route shares: problems, paging, who is calling. */
@NullMarked
package io.rowcast.platform.http;

import org.jspecify.annotations.NullMarked;
