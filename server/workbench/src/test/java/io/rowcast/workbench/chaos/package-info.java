/** A campaign whose sheet never comes to rest, by each of the three pens: the proof of promise 3. */
@NullMarked
package io.rowcast.workbench.chaos;

import org.jspecify.annotations.NullMarked;
