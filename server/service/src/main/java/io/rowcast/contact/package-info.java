/** Who a recipient is, and who must not be sent to. */
@NullMarked
package io.rowcast.contact;

import org.jspecify.annotations.NullMarked;
