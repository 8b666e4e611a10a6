/** Template + row gives a message, or the reasons why not. Pure: no clock, no store, no network. */
@NullMarked
package io.rowcast.render;

import org.jspecify.annotations.NullMarked;
