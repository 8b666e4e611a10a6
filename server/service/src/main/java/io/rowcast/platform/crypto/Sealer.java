package io.rowcast.platform.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Mac;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.mac.HmacParameters;
import io.rowcast.platform.store.WorkspaceId;
import java.security.GeneralSecurityException;

/** One workspace's keys at work: seals personal data, and fingerprints it for look-up. Safe for use by many threads. */
public final class Sealer {
    private final WorkspaceId workspace;
    private final Aead aead;
    private final Mac mac;

    private Sealer(WorkspaceId workspace, KeysetHandle aeadKeys, KeysetHandle macKeys) throws GeneralSecurityException {
        this.workspace = workspace;
        this.aead = aeadKeys.getPrimitive(Primitives.TINK, Aead.class);
        this.mac = macKeys.getPrimitive(Primitives.TINK, Mac.class);
    }

    /** Makes new keys for a new workspace. */
    public static WrappedKeys newKeys(MasterKeyset master, WorkspaceId workspace) {
        try {
            // No prefix on the tag: equal texts must give equal fingerprints for as long as the workspace lives.
            HmacParameters hmac = HmacParameters.builder()
                    .setKeySizeBytes(32)
                    .setTagSizeBytes(32)
                    .setHashType(HmacParameters.HashType.SHA256)
                    .setVariant(HmacParameters.Variant.NO_PREFIX)
                    .build();
            return new WrappedKeys(
                    wrap(
                            master,
                            workspace,
                            KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, Primitives.TINK)),
                    wrap(master, workspace, KeysetHandle.generateNew(hmac, Primitives.TINK)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no keys could be made for workspace " + workspace, e);
        }
    }

    /** @throws BrokenSealException when the master keyset is not the one that wrapped the keys */
    public static Sealer of(MasterKeyset master, WorkspaceId workspace, WrappedKeys keys) {
        try {
            return new Sealer(
                    workspace,
                    unwrap(master, workspace, keys.aeadKeyset()),
                    unwrap(master, workspace, keys.macKeyset()));
        } catch (GeneralSecurityException e) {
            throw new BrokenSealException("keys of workspace " + workspace, e);
        }
    }

    /** Wraps a workspace's keys with the primary key of {@code master}, after the master keyset was rotated. */
    public static WrappedKeys rewrap(MasterKeyset master, WorkspaceId workspace, WrappedKeys keys) {
        try {
            return new WrappedKeys(
                    wrap(master, workspace, unwrap(master, workspace, keys.aeadKeyset())),
                    wrap(master, workspace, unwrap(master, workspace, keys.macKeyset())));
        } catch (GeneralSecurityException e) {
            throw new BrokenSealException("keys of workspace " + workspace, e);
        }
    }

    /** Seals a text; {@code purpose} names the table and column and must be given again to open it. */
    public byte[] seal(String plain, String purpose) {
        return Aeads.encrypt(aead, plain.getBytes(UTF_8), bound(purpose));
    }

    /** @throws BrokenSealException when it was sealed by another workspace or for another purpose, or was changed */
    public String open(byte[] sealed, String purpose) {
        return new String(Aeads.decrypt(aead, sealed, bound(purpose)), UTF_8);
    }

    /** Seals bytes, as those of a file. */
    public byte[] seal(byte[] plain, String purpose) {
        return Aeads.encrypt(aead, plain, bound(purpose));
    }

    /** @throws BrokenSealException when they were sealed by another workspace or for another purpose, or were changed */
    public byte[] openBytes(byte[] sealed, String purpose) {
        return Aeads.decrypt(aead, sealed, bound(purpose));
    }

    /** A keyed HMAC-SHA256 of the text: the same text always gives the same 32 bytes, and they do not tell the text. */
    public byte[] fingerprint(String text) {
        try {
            return mac.computeMac(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no fingerprint could be made", e);
        }
    }

    private String bound(String purpose) {
        return workspace + "/" + purpose;
    }

    private static byte[] wrap(MasterKeyset master, WorkspaceId workspace, KeysetHandle keys)
            throws GeneralSecurityException {
        return TinkProtoKeysetFormat.serializeEncryptedKeyset(
                keys, master.aead(), associated(workspace), Primitives.TINK);
    }

    private static KeysetHandle unwrap(MasterKeyset master, WorkspaceId workspace, byte[] wrapped)
            throws GeneralSecurityException {
        return TinkProtoKeysetFormat.parseEncryptedKeyset(
                wrapped, master.aead(), associated(workspace), Primitives.TINK);
    }

    private static byte[] associated(WorkspaceId workspace) {
        return ("workspace keys/" + workspace).getBytes(UTF_8);
    }
}
