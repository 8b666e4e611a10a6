/** Encryption at rest: the master keyset and each workspace's own keys. */
@NullMarked
package io.rowcast.platform.crypto;

import org.jspecify.annotations.NullMarked;
