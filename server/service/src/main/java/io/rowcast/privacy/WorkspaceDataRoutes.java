package io.rowcast.privacy;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import io.rowcast.platform.http.Caller;
import io.rowcast.platform.http.Problem;
import io.rowcast.platform.http.ProblemType;
import io.rowcast.platform.http.Requests;
import io.rowcast.platform.http.Routes;
import io.rowcast.platform.http.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Taking all of a workspace away, and ending it. */
public final class WorkspaceDataRoutes implements Routes {
    private final Exporting exporting;
    private final Terminating terminating;

    public WorkspaceDataRoutes(Exporting exporting, Terminating terminating) {
        this.exporting = exporting;
        this.terminating = terminating;
    }

    /** @param name the workspace's, so that nobody ends one by mistake */
    record End(String name) {
        End {
            Requests.present("name", name);
        }
    }

    @Override
    public void mount(RoutesConfig routes) {
        routes.get("/v1/workspace/export", this::export, Scope.ADMIN);
        routes.post("/v1/workspace/end", this::end, Scope.ADMIN);
    }

    private void export(Context context) {
        Caller caller = Caller.of(context);
        context.contentType("application/zip")
                .header(Header.CONTENT_DISPOSITION, "attachment; filename=\"rowcast.zip\"")
                .header(Header.CACHE_CONTROL, "no-store");
        try {
            exporting.workspace(
                    caller.workspace(), caller.actor(), context.res().getOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void end(Context context) {
        End body = Requests.body(context, End.class);
        if (!terminating.end(Caller.of(context).workspace(), body.name())) {
            throw new Problem(
                    ProblemType.NAME_DIFFERS,
                    "The workspace has another name.",
                    "Give its name exactly as GET /v1/me says it. Nothing was deleted.");
        }
        context.status(HttpStatus.NO_CONTENT);
    }
}
