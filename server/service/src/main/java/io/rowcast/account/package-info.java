/** People: how they sign in, what they may do in which workspace, and how they let sheets in. */
@NullMarked
package io.rowcast.account;

import org.jspecify.annotations.NullMarked;
