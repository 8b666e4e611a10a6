package io.rowcast.platform.crypto;

/** A workspace's two keysets as they rest in the database: encrypted with the master keyset. */
public record WrappedKeys(byte[] aeadKeyset, byte[] macKeyset) {}
