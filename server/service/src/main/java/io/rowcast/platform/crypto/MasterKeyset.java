package io.rowcast.platform.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;

/**
 * The keyset that wraps every workspace's keys, kept in a file of Tink's JSON form outside the database.
 *
 * <p>To rotate: add a key to the file and make it primary ({@code tinkey rotate-keyset}), then run {@code migrate}, which
 * wraps every workspace's keys anew; after that the old key may be removed.
 */
public final class MasterKeyset {
    private final Aead aead;

    private MasterKeyset(KeysetHandle keys) throws GeneralSecurityException {
        this.aead = keys.getPrimitive(Primitives.TINK, Aead.class);
    }

    /** @throws IllegalArgumentException when the file is missing or holds no keyset */
    public static MasterKeyset read(Path file) {
        try {
            return new MasterKeyset(TinkJsonProtoKeysetFormat.parseKeyset(
                    Files.readString(file), Primitives.TINK, InsecureSecretKeyAccess.get()));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("expected a file with a Tink keyset in JSON at " + file, e);
        }
    }

    /** Reads the keyset, or makes a new one that only the current user may read. */
    public static MasterKeyset readOrCreate(Path file) throws IOException {
        if (Files.notExists(file)) {
            create(file);
        }
        return read(file);
    }

    private static void create(Path file) throws IOException {
        try {
            String json = TinkJsonProtoKeysetFormat.serializeKeyset(
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, Primitives.TINK),
                    Primitives.TINK,
                    InsecureSecretKeyAccess.get());
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(file, json, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no key could be made", e);
        }
    }

    /** Seals bytes that belong to no workspace, or to several: raw webhooks. */
    public byte[] seal(byte[] plain, String purpose) {
        return Aeads.encrypt(aead, plain, purpose);
    }

    /** @throws BrokenSealException when it was sealed with another keyset or for another purpose, or was changed */
    public byte[] open(byte[] sealed, String purpose) {
        return Aeads.decrypt(aead, sealed, purpose);
    }

    Aead aead() {
        return aead;
    }
}
