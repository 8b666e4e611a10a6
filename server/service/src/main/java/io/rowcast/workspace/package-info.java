/** Accounts, API keys, senders and the templates mirrored from them, sheet links. */
@NullMarked
package io.rowcast.workspace;

import org.jspecify.annotations.NullMarked;
