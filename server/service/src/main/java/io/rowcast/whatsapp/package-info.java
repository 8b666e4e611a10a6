/** Meta's Cloud API: the wire for sending and for templates. */
@NullMarked
package io.rowcast.whatsapp;

import org.jspecify.annotations.NullMarked;
