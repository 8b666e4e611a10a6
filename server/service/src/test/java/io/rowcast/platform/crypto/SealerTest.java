package io.rowcast.platform.crypto;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.rowcast.platform.store.WorkspaceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise 7: personal data is encrypted at rest, with keys of each workspace. */
@SuppressWarnings("NullAway.Init")
class SealerTest {
    private static final String NUMBER = "+447400123100";

    private final WorkspaceId ours = WorkspaceId.random();
    private Path file;
    private MasterKeyset master;
    private WrappedKeys keys;
    private Sealer sealer;

    @BeforeEach
    void makeKeys(@TempDir Path folder) throws IOException {
        file = folder.resolve("keyset.json");
        master = MasterKeyset.readOrCreate(file);
        keys = Sealer.newKeys(master, ours);
        sealer = Sealer.of(master, ours, keys);
    }

    @Test
    void what_is_sealed_can_be_opened_and_does_not_show() {
        byte[] sealed = sealer.seal(NUMBER, "delivery.recipient");
        assertThat(new String(sealed, ISO_8859_1)).doesNotContain("7400123100");
        assertThat(sealer.open(sealed, "delivery.recipient")).isEqualTo(NUMBER);
    }

    @Test
    void a_sealed_value_cannot_be_moved_to_another_column_or_workspace() {
        byte[] sealed = sealer.seal(NUMBER, "delivery.recipient");
        assertThatThrownBy(() -> sealer.open(sealed, "reply.recipient")).isInstanceOf(BrokenSealException.class);
        WorkspaceId theirs = WorkspaceId.random();
        Sealer other = Sealer.of(master, theirs, Sealer.newKeys(master, theirs));
        assertThatThrownBy(() -> other.open(sealed, "delivery.recipient")).isInstanceOf(BrokenSealException.class);
        assertThatThrownBy(() -> Sealer.of(master, theirs, keys)).isInstanceOf(BrokenSealException.class);
    }

    @Test
    void fingerprints_are_equal_within_a_workspace_and_differ_between_workspaces() {
        WorkspaceId theirs = WorkspaceId.random();
        Sealer other = Sealer.of(master, theirs, Sealer.newKeys(master, theirs));
        assertThat(sealer.fingerprint(NUMBER))
                .isEqualTo(Sealer.of(master, ours, keys).fingerprint(NUMBER));
        assertThat(sealer.fingerprint(NUMBER)).isNotEqualTo(other.fingerprint(NUMBER));
    }

    @Test
    void the_master_keyset_can_be_rotated_and_its_old_key_removed() throws IOException, GeneralSecurityException {
        byte[] sealed = sealer.seal(NUMBER, "delivery.recipient");
        KeysetHandle old = TinkJsonProtoKeysetFormat.parseKeyset(
                Files.readString(file), Primitives.TINK, InsecureSecretKeyAccess.get());
        KeysetHandle both = KeysetHandle.newBuilder(old)
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId()
                        .makePrimary())
                .build();
        WrappedKeys rewrapped = Sealer.rewrap(keyset(both), ours, keys);
        MasterKeyset newOnly = keyset(KeysetHandle.newBuilder(both).deleteAt(0).build());
        assertThat(Sealer.of(newOnly, ours, rewrapped).open(sealed, "delivery.recipient"))
                .isEqualTo(NUMBER);
        assertThatThrownBy(() -> Sealer.of(newOnly, ours, keys)).isInstanceOf(BrokenSealException.class);
    }

    private MasterKeyset keyset(KeysetHandle handle) throws IOException, GeneralSecurityException {
        return MasterKeyset.read(Files.writeString(
                file,
                TinkJsonProtoKeysetFormat.serializeKeyset(handle, Primitives.TINK, InsecureSecretKeyAccess.get())));
    }
}
