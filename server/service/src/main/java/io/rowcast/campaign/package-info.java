/** Planning a campaign from its rows, its states and its routes. */
@NullMarked
package io.rowcast.campaign;

import org.jspecify.annotations.NullMarked;
