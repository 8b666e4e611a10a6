package io.rowcast.workspace;

import io.rowcast.platform.crypto.Secrets;
import io.rowcast.workspace.Connecting.Ending;

/**
 * What the person sees after Google's consent page: plain HTML that loads nothing and runs nothing.
 *
 * @param good whether the account is connected
 * @param nonce lets the page's own style through its policy
 */
record CallbackPage(boolean good, String heading, String text, String nonce) {
    static CallbackPage of(Ending ending) {
        return switch (ending) {
            case Ending.Connected connected ->
                page(
                        true,
                        "Connected",
                        "You can close this tab and go back to your sheet. Rowcast workspace “" + connected.workspace()
                                + "” may now write statuses and replies to spreadsheets that " + connected.email()
                                + " may edit. If you did not start this from your own sheet, end it at"
                                + " myaccount.google.com/connections.");
            case Ending.Outdated outdated ->
                page(
                        false,
                        "This link is no longer good",
                        "It was used already, or ten minutes have passed. Nothing was connected. Go back to the Rowcast"
                                + " sidebar in your sheet and choose “Connect Google Sheets” again.");
            case Ending.Denied denied ->
                page(
                        false,
                        "Not connected",
                        "You did not allow it, so nothing was connected. You can close this tab. Rowcast can write without it"
                                + " while your sheet is open.");
            case Ending.SheetsNotGranted missing ->
                page(
                        false,
                        "One tick is missing",
                        "Rowcast may not edit your spreadsheets, so nothing was connected. Go back to the Rowcast sidebar,"
                                + " choose “Connect Google Sheets” again, and tick “See, edit, create and delete all your"
                                + " Google Sheets spreadsheets”.");
            case Ending.Failed failed ->
                page(
                        false,
                        "Google did not confirm it",
                        "Nothing was connected. Go back to the Rowcast sidebar in your sheet and choose “Connect Google"
                                + " Sheets” again. If it stays so, tell the operator of the service.");
        };
    }

    private static CallbackPage page(boolean good, String heading, String text) {
        return new CallbackPage(good, heading, text, Secrets.fresh());
    }

    String policy() {
        return "default-src 'none'; style-src 'nonce-" + nonce
                + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    String html() {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%1$s - Rowcast</title>
                <style nonce="%3$s">
                body { font: 1.125rem/1.6 system-ui, sans-serif; color: #202124; background: #fff; margin: 0; }
                main { max-width: 36rem; margin: 4rem auto; padding: 0 1.5rem; }
                h1 { font-size: 1.75rem; line-height: 1.25; }
                @media (prefers-color-scheme: dark) { body { color: #e8eaed; background: #202124; } }
                </style>
                </head>
                <body>
                <main>
                <h1>%1$s</h1>
                <p>%2$s</p>
                </main>
                </body>
                </html>
                """.formatted(escaped(heading), escaped(text), nonce);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** Without what it tells of anybody. */
    @Override
    public String toString() {
        return heading;
    }
}
