@NullMarked
package io.rowcast.media;

import org.jspecify.annotations.NullMarked;
