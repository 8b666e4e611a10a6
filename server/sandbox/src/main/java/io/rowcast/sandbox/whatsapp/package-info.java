/** Meta's side: the Cloud API, its webhooks, and the phones of the people who are written to. */
@NullMarked
package io.rowcast.sandbox.whatsapp;

import org.jspecify.annotations.NullMarked;
