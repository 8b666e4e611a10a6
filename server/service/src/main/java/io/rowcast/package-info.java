@NullMarked
package io.rowcast;

import org.jspecify.annotations.NullMarked;
