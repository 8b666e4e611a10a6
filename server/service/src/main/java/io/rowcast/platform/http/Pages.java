package io.rowcast.platform.http;

import static j2html.TagCreator.a;
import static j2html.TagCreator.body;
import static j2html.TagCreator.button;
import static j2html.TagCreator.document;
import static j2html.TagCreator.each;
import static j2html.TagCreator.form;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.html;
import static j2html.TagCreator.input;
import static j2html.TagCreator.li;
import static j2html.TagCreator.link;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.p;
import static j2html.TagCreator.title;
import static j2html.TagCreator.ul;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import j2html.tags.DomContent;
import j2html.tags.specialized.HtmlTag;
import j2html.tags.specialized.InputTag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The frame around every page for people: headings, navigation, one style, and a policy that lets nothing of another origin in.
 * Whatever is put into a page as text or attribute is escaped by the library.
 */
public final class Pages implements Routes {
    private static final PageFile STYLE = new PageFile("/pages.css", "text/css; charset=utf-8");

    /** What makes the pages an app on the screen of a phone, and its icons. */
    private static final List<PageFile> APP = List.of(
            new PageFile("/manifest.webmanifest", "application/manifest+json"),
            new PageFile("/icon.svg", "image/svg+xml"),
            new PageFile("/icon-192.png", "image/png"),
            new PageFile("/icon-512.png", "image/png"),
            new PageFile("/icon-maskable-512.png", "image/png"));

    /** Nothing but our own style, scripts, pictures and sounds; forms go to us only, and nobody may frame us. */
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; media-src 'self'; "
                    + "manifest-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private static final List<Link> NAVIGATION = List.of(
            new Link("/inbox", "Inbox", Scope.READ),
            new Link("/connect", "Connect a sheet", Scope.SEND),
            new Link("/keys", "API keys", Scope.ADMIN),
            new Link("/members", "Members", Scope.READ),
            new Link("/data", "Data and privacy", Scope.ADMIN));

    /** @param least who may do less does not see it */
    private record Link(String path, String words, Scope least) {}

    @Override
    public void mount(RoutesConfig routes) {
        STYLE.mount(routes);
        APP.forEach(file -> file.mount(routes));
    }

    /**
     * Answers a page.
     *
     * @param heading what the page is for; also its title
     * @param visitor who has signed in; null for nobody
     */
    public static void show(Context context, String heading, @Nullable BrowserSession visitor, DomContent... content) {
        guard(context)
                .header("Content-Security-Policy", POLICY)
                .html(document(frame(heading, visitor, context.path(), content)));
    }

    /** What keeps a page from being kept, sniffed at, or told of to other sites. */
    private static Context guard(Context context) {
        return context.header(Header.CACHE_CONTROL, "no-store")
                .header(Header.X_CONTENT_TYPE_OPTIONS, "nosniff")
                .header(Header.REFERRER_POLICY, "same-origin");
    }

    /** The token that a form of the visitor's must carry. */
    public static InputTag token(BrowserSession visitor) {
        return input().withType("hidden").withName("csrf").withValue(visitor.csrfToken());
    }

    /** What was wrong with a form, said aloud at once; a field refers to it by {@code aria-describedby="wrong"}. */
    public static DomContent alert(String words) {
        return p(words).withClass("notice bad").withId("wrong").attr("role", "alert");
    }

    /** Whether the request is a browser's for a page, so that what is wrong is told on one. */
    static boolean wanted(Context context) {
        String accepted = context.header(Header.ACCEPT);
        return accepted != null
                && accepted.contains("text/html")
                && !context.path().startsWith("/v1/");
    }

    /** Says on a page what is wrong. */
    static void show(Context context, Problem problem) {
        context.status(problem.type().status());
        DomContent next = problem.type() == ProblemType.UNAUTHORIZED
                ? a("Sign in").withHref("/signin")
                : a("Go to the start").withHref("/");
        String words = problem.type() == ProblemType.NOT_FOUND
                ? "The address may be wrong, or what was here is gone."
                : problem.detail();
        show(context, problem.title(), null, p(words), p(next));
    }

    private static HtmlTag frame(String heading, @Nullable BrowserSession visitor, String path, DomContent... content) {
        return html(
                        head(
                                meta().withCharset("utf-8"),
                                meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                                visitor == null
                                        ? null
                                        : meta().withName("csrf-token").withContent(visitor.csrfToken()),
                                title(heading + " - Rowcast"),
                                colour("#f6f8fa", "light"),
                                colour("#1f262e", "dark"),
                                link().withRel("icon").withHref("/icon.svg"),
                                link().withRel("apple-touch-icon").withHref("/icon-192.png"),
                                link().withRel("manifest").withHref("/manifest.webmanifest"),
                                link().withRel("stylesheet").withHref("/pages.css")),
                        body(
                                a("Skip to the content").withClass("skip").withHref("#content"),
                                top(visitor, path),
                                main(h1(heading)).withId("content").with(content)))
                .withLang("en");
    }

    /** What the phone paints its own bars with: the colour of the page's head. */
    private static DomContent colour(String colour, String scheme) {
        return meta().withName("theme-color")
                .attr("media", "(prefers-color-scheme: " + scheme + ")")
                .withContent(colour);
    }

    private static DomContent top(@Nullable BrowserSession visitor, String path) {
        return visitor == null
                ? header(a("Rowcast").withClass("brand").withHref("/"))
                : header(
                        a("Rowcast").withClass("brand").withHref("/"),
                        navigation(visitor, path),
                        form(
                                        token(visitor),
                                        button("Sign out").withType("submit").withClass("plain"))
                                .withMethod("post")
                                .withAction("/signout")
                                .withTitle(visitor.email()));
    }

    private static DomContent navigation(BrowserSession visitor, String path) {
        Caller caller = visitor.caller();
        List<Link> open = NAVIGATION.stream()
                .filter(link -> caller != null && caller.scope().includes(link.least()))
                .toList();
        String workspace = visitor.workspace() == null ? "Workspaces" : visitor.workspace();
        return nav(ul(
                        each(open, link -> li(to(link.path(), link.words(), path))),
                        li(to("/workspaces", workspace, path))))
                .attr("aria-label", "Main");
    }

    private static DomContent to(String path, String words, String here) {
        return a(words).withHref(path).condAttr(path.equals(here), "aria-current", "page");
    }
}
