@NullMarked
package io.rowcast.sandbox;

import org.jspecify.annotations.NullMarked;
