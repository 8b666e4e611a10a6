/** PostgreSQL: where it runs, how a workspace's rows are reached, how its schema moves on. */
@NullMarked
package io.rowcast.platform.store;

import org.jspecify.annotations.NullMarked;
