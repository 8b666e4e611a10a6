/** Meta's webhooks: signature, inbox, events. */
@NullMarked
package io.rowcast.webhook;

import org.jspecify.annotations.NullMarked;
