/** Promise 1 by proof: the real process is killed at every commit point of the line, and what it stands on is taken away. */
@NullMarked
package io.rowcast.crash;

import org.jspecify.annotations.NullMarked;
