package io.rowcast.workspace;

import org.jspecify.annotations.Nullable;

/**
 * A linked tab with its pen, as the service knows it without asking Google.
 *
 * @param chosen whether a person chose the pen
 * @param access as {@link SheetAccess.Access#word}, when it was last asked or met
 * @param trouble what is in the way, in words for the user; null where nothing is
 */
record LinkState(SheetLink link, PenRef pen, boolean chosen, String access, @Nullable String trouble) {}
