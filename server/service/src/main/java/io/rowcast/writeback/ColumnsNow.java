package io.rowcast.writeback;

import java.util.Set;

/**
 * What can be done with a tab's status columns now.
 *
 * @param toMake which are to be made
 * @param writable which are there and not protected
 * @param changed whether one is tried again that was left alone, so that every row may lack it
 */
record ColumnsNow(Set<StatusColumn> toMake, Set<StatusColumn> writable, boolean changed) {}
