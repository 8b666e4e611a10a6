@NullMarked
package io.rowcast.audience;

import org.jspecify.annotations.NullMarked;
