@NullMarked
package io.rowcast.sandbox.sheets;

import org.jspecify.annotations.NullMarked;
