/** What is kept for how long, and what people may ask for: to see, correct and erase what is kept of them. */
@NullMarked
package io.rowcast.privacy;

import org.jspecify.annotations.NullMarked;
