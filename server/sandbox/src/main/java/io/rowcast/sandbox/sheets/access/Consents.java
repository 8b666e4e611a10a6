package io.rowcast.sandbox.sheets.access;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What people decided at the consent page, and the codes that carry it to the app. */
public final class Consents {
    /** A code is good for ten minutes [INF]: RFC 6749 section 4.1.2 recommends that as the longest. */
    private static final Duration CODE_LIFETIME = Duration.ofMinutes(10);

    private final InstantSource clock;
    private final Tokens tokens;
    private final SecureRandom chance = new SecureRandom();
    private final Map<String, Code> codes = new ConcurrentHashMap<>();
    private final Set<String> consented = ConcurrentHashMap.newKeySet();

    /**
     * A decision on its way to the app.
     *
     * @param isFirst the account had not allowed anything to this app before
     */
    record Code(AuthorizationRequest request, Caller caller, boolean isFirst, Instant expires) {
        /** A refresh token comes with the first consent, or with each one that was asked for with prompt=consent. */
        boolean givesRefreshToken() {
            return request.isOffline() && (isFirst || request.wantsConsent());
        }
    }

    public Consents(InstantSource clock, Tokens tokens) {
        this.clock = clock;
        this.tokens = tokens;
    }

    /**
     * The person allows it.
     *
     * @param scopes what is allowed of that which was asked for: people may leave boxes unticked (facts 3.2)
     * @return where the browser goes
     */
    public URI allow(AuthorizationRequest request, String email, Collection<String> scopes) {
        SequencedSet<String> granted = new LinkedHashSet<>(request.scopes());
        granted.retainAll(scopes);
        String code = "4/0A" + chance();
        codes.put(
                code,
                new Code(
                        request,
                        new Caller(email, true, granted),
                        consented.add(email),
                        clock.instant().plus(CODE_LIFETIME)));
        List<String> answer = new ArrayList<>();
        request.state().ifPresent(state -> answer.add(pair("state", state)));
        answer.add(pair("code", code));
        answer.add(pair("scope", String.join(" ", granted)));
        answer.add("authuser=0");
        answer.add("prompt=consent");
        return back(request, answer);
    }

    /** The person does not allow it; where the browser goes. */
    public URI deny(AuthorizationRequest request) {
        List<String> answer = new ArrayList<>(List.of("error=access_denied"));
        request.state().ifPresent(state -> answer.add(pair("state", state)));
        return back(request, answer);
    }

    private String chance() {
        byte[] bytes = new byte[24];
        chance.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String pair(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static URI back(AuthorizationRequest request, List<String> answer) {
        String mark = request.redirectUri().getRawQuery() == null ? "?" : "&";
        return URI.create(request.redirectUri() + mark + String.join("&", answer));
    }

    Optional<Code> code(String code) {
        return Optional.ofNullable(codes.get(code))
                .filter(one -> clock.instant().isBefore(one.expires()));
    }

    /** A code is good once; false when another request was first. */
    boolean use(String code) {
        return codes.remove(code) != null;
    }

    /** The person, or the app by /revoke, takes everything back that the account allowed. */
    public void takeBack(String email) {
        consented.remove(email);
        codes.values().removeIf(code -> code.caller().email().equals(email));
        tokens.endConsent(email);
    }
}
