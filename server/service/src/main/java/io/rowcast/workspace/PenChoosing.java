package io.rowcast.workspace;

import io.rowcast.platform.http.Problem;
import io.rowcast.platform.http.ProblemType;
import io.rowcast.platform.store.WorkspaceId;
import io.rowcast.workspace.SheetAccess.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Gives each linked tab its pen: the one that the user chose, else the first that may write of the service account and the
 * connected accounts, else the add-on, so that statuses reach the sheet without any set-up.
 */
public final class PenChoosing {
    private final SheetLinkStore links;
    private final LinkStateStore states;
    private final GoogleConnectionStore connections;
    private final GoogleSetup setup;
    private final SheetAccess access;

    public PenChoosing(
            SheetLinkStore links,
            LinkStateStore states,
            GoogleConnectionStore connections,
            GoogleSetup setup,
            SheetAccess access) {
        this.links = links;
        this.states = states;
        this.connections = connections;
        this.setup = setup;
        this.access = access;
    }

    /**
     * Links a tab and gives it a pen.
     *
     * @param wish null to leave it as it was, chosen or not
     */
    LinkState link(WorkspaceId workspace, SheetRef tab, @Nullable PenWish wish) {
        UUID id = links.link(workspace, tab.spreadsheetId(), tab.sheetId(), tab.title(), tab.timeZone())
                .id();
        LinkState state = states.find(workspace, id).orElseThrow();
        boolean chosen = wish == null ? state.chosen() : !wish.isAutomatic();
        if (!chosen) {
            return choose(workspace, state);
        }
        if (wish != null) {
            states.give(workspace, id, wished(workspace, wish), true);
        }
        return check(workspace, states.find(workspace, id).orElseThrow());
    }

    /** Asks Google about the pen that the link has. */
    LinkState check(WorkspaceId workspace, LinkState state) {
        return note(workspace, state, ask(workspace, state.pen(), state.link()));
    }

    private LinkState choose(WorkspaceId workspace, LinkState state) {
        for (PenRef pen : candidates(workspace)) {
            Access answer = ask(workspace, pen, state.link());
            if (answer instanceof Access.Writable || (answer instanceof Access.Undecided && pen.equals(state.pen()))) {
                return give(workspace, state, pen, answer);
            }
        }
        return give(workspace, state, PenRef.ADD_ON, new Access.Writable());
    }

    private LinkState give(WorkspaceId workspace, LinkState state, PenRef pen, Access answer) {
        if (state.chosen() || !pen.equals(state.pen())) {
            states.give(workspace, state.link().id(), pen, false);
        }
        return note(workspace, state, answer);
    }

    private List<PenRef> candidates(WorkspaceId workspace) {
        List<PenRef> pens = new ArrayList<>();
        if (setup.serviceAccount() != null) {
            pens.add(PenRef.SERVICE_ACCOUNT);
        }
        connections.list(workspace).stream()
                .filter(GoogleConnection::connected)
                .forEach(connection -> pens.add(PenRef.connected(connection.id())));
        return pens;
    }

    private Access ask(WorkspaceId workspace, PenRef pen, SheetLink link) {
        return pen.kind() == Pen.ADD_ON
                ? new Access.Writable()
                : access.check(workspace, pen, link.spreadsheetId(), link.sheetId());
    }

    private LinkState note(WorkspaceId workspace, LinkState state, Access answer) {
        UUID id = state.link().id();
        states.note(workspace, id, answer, PenWords.trouble(answer));
        return states.find(workspace, id).orElseThrow();
    }

    private PenRef wished(WorkspaceId workspace, PenWish wish) {
        return switch (wish.pen()) {
            case ADD_ON -> PenRef.ADD_ON;
            case SERVICE_ACCOUNT -> {
                if (setup.serviceAccount() == null) {
                    throw notAvailable(PenWords.NO_SERVICE_ACCOUNT);
                }
                yield PenRef.SERVICE_ACCOUNT;
            }
            case GOOGLE_ACCOUNT -> PenRef.connected(connection(workspace, wish.connectionId()));
        };
    }

    private UUID connection(WorkspaceId workspace, @Nullable UUID wished) {
        Optional<UUID> found = connections.list(workspace).stream()
                .filter(connection -> wished == null ? connection.connected() : connection.id().equals(wished))
                .map(GoogleConnection::id)
                .findFirst();
        return found.orElseThrow(
                () -> notAvailable(setup.connectable() ? PenWords.NO_CONNECTION : PenWords.NOT_CONNECTABLE));
    }

    private static Problem notAvailable(String why) {
        return new Problem(ProblemType.PEN_NOT_AVAILABLE, "This way of writing is not available.", why);
    }

    /** Every pen that a user may choose from, available or not. */
    List<PenOffer> offers(WorkspaceId workspace) {
        List<PenOffer> offers = new ArrayList<>();
        offers.add(PenWords.serviceAccount(setup));
        List<GoogleConnection> connected = connections.list(workspace);
        connected.forEach(connection -> offers.add(PenWords.connection(connection)));
        if (connected.isEmpty()) {
            offers.add(PenWords.noConnection(setup));
        }
        offers.add(PenWords.addOn());
        return offers;
    }
}
