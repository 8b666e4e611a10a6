@NullMarked
package io.rowcast.render;

import org.jspecify.annotations.NullMarked;
