/** Tests of write-back, the contract of its port, and a sheet in memory. */
@NullMarked
package io.rowcast.writeback;

import org.jspecify.annotations.NullMarked;
