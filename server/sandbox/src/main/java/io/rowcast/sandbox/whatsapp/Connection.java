package io.rowcast.sandbox.whatsapp;

import io.javalin.http.Context;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/** The TCP connection under a request, to end it without an answer. */
final class Connection {
    private Connection() {}

    static void close(Context ctx) {
        ServletContextRequest.getServletContextRequest(ctx.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close();
    }
}
