/** Replies, and to which delivery they belong. */
@NullMarked
package io.rowcast.conversation;

import org.jspecify.annotations.NullMarked;
