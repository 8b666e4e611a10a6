@NullMarked
package io.rowcast.account;

import org.jspecify.annotations.NullMarked;
