/** When a campaign starts; the only package that knows Quartz. */
@NullMarked
package io.rowcast.schedule;

import org.jspecify.annotations.NullMarked;
