package io.rowcast.workspace;

import io.rowcast.platform.crypto.Secrets;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.workspace.GoogleConsent.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a person connect their Google account to a workspace: the consent begins here, happens at Google, and comes back with
 * a code. The state ties the two ends together: it is a secret, good once and for ten minutes.
 */
public final class Connecting {
    private static final Logger LOG = LoggerFactory.getLogger(Connecting.class);

    private static final Duration TIME_TO_DECIDE = Duration.ofMinutes(10);

    private final GoogleConsent google;
    private final OAuthStateStore states;
    private final GoogleConnectionStore connections;
    private final WorkspaceStore workspaces;
    private final InstantSource clock;

    public Connecting(
            GoogleConsent google,
            OAuthStateStore states,
            GoogleConnectionStore connections,
            WorkspaceStore workspaces,
            InstantSource clock) {
        this.google = google;
        this.states = states;
        this.connections = connections;
        this.workspaces = workspaces;
        this.clock = clock;
    }

    /** Where the person decides, and until when. */
    record Invitation(String authorizationUrl, Instant expiresAt) {
        /** Without what it tells of anybody. */
        @Override
        public String toString() {
            return "invitation until " + expiresAt;
        }
    }

    /** What came of it, for the page that the person sees. */
    sealed interface Ending {
        record Connected(String email, String workspace) implements Ending {
            /** Without what it tells of anybody. */
            @Override
            public String toString() {
                return "connected";
            }
        }

        /** The state is unknown, used or expired. */
        record Outdated() implements Ending {}

        record Denied() implements Ending {}

        record SheetsNotGranted() implements Ending {}

        record Failed() implements Ending {}
    }

    Invitation begin(WorkspaceId workspace) {
        String state = Secrets.fresh();
        String verifier = Secrets.fresh();
        Instant now = clock.instant();
        Instant until = now.plus(TIME_TO_DECIDE);
        states.begin(workspace, Secrets.sha256(state), verifier, now, until);
        return new Invitation(google.authorizationUrl(state, Secrets.challenge(verifier)), until);
    }

    /** The person said no, or Google could not ask. */
    Ending refuse(String state) {
        return states.take(Secrets.sha256(state), clock.instant())
                .<Ending>map(begun -> new Ending.Denied())
                .orElseGet(Ending.Outdated::new);
    }

    Ending complete(String state, String code) {
        return states.take(Secrets.sha256(state), clock.instant())
                .map(begun -> keep(begun.workspace(), google.exchange(code, begun.verifier())))
                .orElseGet(Ending.Outdated::new);
    }

    private Ending keep(WorkspaceId workspace, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Granted granted -> {
                GoogleConnection connection = connections.connect(workspace, granted.grant());
                LOG.info("Google connection {} of workspace {} connected", connection.id(), workspace);
                yield new Ending.Connected(connection.email(), workspaceName(workspace));
            }
            case Outcome.SheetsNotGranted missing -> new Ending.SheetsNotGranted();
            case Outcome.NothingLasting nothing -> new Ending.Failed();
            case Outcome.Refused refused -> new Ending.Failed();
            case Outcome.NoAnswer none -> new Ending.Failed();
        };
    }

    /** Gives every consent of a workspace back to Google; where Google does not answer, the tokens end with the workspace's keys. */
    public void disconnectAll(WorkspaceId workspace) {
        for (GoogleConnection connection : connections.list(workspace)) {
            if (!disconnect(workspace, connection.id())) {
                LOG.warn("Google did not take back connection {} of workspace {}", connection.id(), workspace);
            }
        }
    }

    private String workspaceName(WorkspaceId workspace) {
        return workspaces.find(workspace).map(Workspace::name).orElse("");
    }

    /**
     * Gives a consent back to Google and forgets it. Google ends a consent for all of the service at once, so where another
     * workspace writes with the same account it is forgotten here only.
     *
     * @return false where Google does not answer; nothing is forgotten then
     */
    boolean disconnect(WorkspaceId workspace, UUID connectionId) {
        boolean over = connections
                .key(workspace, connectionId)
                .map(key -> !key.connected()
                        || connections.isElsewhere(workspace, connectionId)
                        || google.revoke(key.refreshToken()))
                .orElse(true);
        if (over) {
            connections.forget(workspace, connectionId);
        }
        return over;
    }
}
