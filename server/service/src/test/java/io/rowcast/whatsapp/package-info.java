@NullMarked
package io.rowcast.whatsapp;

import org.jspecify.annotations.NullMarked;
