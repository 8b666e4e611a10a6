package io.rowcast.account;

import static j2html.TagCreator.a;
import static j2html.TagCreator.div;
import static j2html.TagCreator.p;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.rowcast.account.SigningIn.Ending;
import j2html.tags.DomContent;
import java.net.URLEncoder;

/** What people read when they sign in and out. */
final class SignInPage {
    private SignInPage() {}

    /** @param available whether the operator has set up an OAuth client */
    static DomContent of(boolean available, String next) {
        if (!available) {
            return p(
                    "Nobody can sign in here yet: whoever runs this service has not set up an OAuth client of Google. API keys"
                            + " work without it.");
        }
        return div(
                p(
                        "Rowcast sends WhatsApp messages from the rows of your Google Sheet. Sign in to let a sheet in, and to manage"
                                + " members and keys."),
                p(a("Sign in with Google")
                        .withClass("button")
                        .withHref("/signin/google?next=" + URLEncoder.encode(next, UTF_8))),
                p("Google tells us your name and e-mail address, and nothing else.")
                        .withClass("quiet"));
    }

    /** Why somebody is not signed in. */
    static DomContent of(Ending ending) {
        return div(p(words(ending)), p(a("Try again").withClass("button").withHref("/signin")));
    }

    private static String words(Ending ending) {
        return switch (ending) {
            case Ending.SignedIn in -> "";
            case Ending.Outdated outdated ->
                "This sign-in was used already, is older than ten minutes, or began in another browser.";
            case Ending.Denied denied -> "You did not allow it at Google.";
            case Ending.Unverified unverified ->
                "Google has not yet confirmed that the e-mail address of this account is yours. Confirm it at"
                        + " myaccount.google.com, or choose another account.";
            case Ending.Failed failed ->
                "Google’s answer did not fit this sign-in. If it stays so, tell whoever runs this service.";
            case Ending.NoAnswer none -> "Google does not answer just now. Wait a minute.";
        };
    }

    static DomContent signedOut(String email) {
        return div(
                p(email + " is signed out of Rowcast in this browser. Sheets that are connected go on."),
                p(a("Sign in again").withHref("/signin")));
    }
}
