/** The one JSON mapper. */
@NullMarked
package io.rowcast.platform.json;

import org.jspecify.annotations.NullMarked;
