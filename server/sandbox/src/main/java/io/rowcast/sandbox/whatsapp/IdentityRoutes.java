package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Controls of who a person is: user id, username, a hidden number, another number (facts section 12). */
final class IdentityRoutes {
    private static final String ONE = ControlRoutes.ROOT + "recipients/{digits}/identity";

    private final InstantSource clock;
    private final Accounts accounts;
    private final Webhooks webhooks;
    private final Wamid wamids = new Wamid();

    IdentityRoutes(InstantSource clock, Accounts accounts, Webhooks webhooks) {
        this.clock = clock;
        this.accounts = accounts;
        this.webhooks = webhooks;
    }

    void mount(RoutesConfig routes) {
        routes.put(ONE, ctx -> ControlRoutes.answer(ctx, identify(ctx)));
        routes.post(ONE + "/changes", ctx -> ControlRoutes.answer(ctx, change(ctx)));
    }

    /** Sets what the request names; an empty username takes it away. No webhook tells of it, as at Meta. */
    private ObjectNode identify(Context ctx) {
        ControlRequest request = ControlRequest.of(ctx, "userId", "username", "hidesNumber");
        BusinessNumber number = RecipientRoutes.number(accounts, ctx);
        Phone phone = number.people().phone(RecipientRoutes.named(ctx));
        Identity before = phone.identity();
        String username = request.text("username", Objects.requireNonNullElse(before.username(), ""));
        number.people()
                .identify(
                        phone,
                        new Identity(
                                before.waId(),
                                userId(request, "userId", before.userId()),
                                username.isEmpty() ? null : username,
                                request.flag("hidesNumber", before.hidesNumber()),
                                before.name()));
        return ChatView.phone(phone);
    }

    /** A change that Meta tells the business of; it gives a new user id with each new number, unless one is named. */
    private ObjectNode change(Context ctx) {
        ControlRequest request = ControlRequest.of(ctx, "newUserId", "newNumber");
        BusinessNumber number = RecipientRoutes.number(accounts, ctx);
        Phone phone = number.people().phone(RecipientRoutes.named(ctx));
        if (request.has("newNumber")) {
            changeNumber(number, phone, digits(request), request);
        } else if (request.has("newUserId")) {
            Identity before = phone.identity();
            Identity after = before.withUserId(userId(request, "newUserId", null));
            number.people().identify(phone, after);
            tell(number, "user_changed_user_id", before, after);
        } else {
            throw new WrongControlException("give \"newUserId\" or \"newNumber\"");
        }
        return ChatView.phone(phone);
    }

    private void changeNumber(BusinessNumber number, Phone phone, String digits, ControlRequest request) {
        Identity before = phone.identity();
        if (before.waId() == null) {
            throw new WrongControlException("nobody knows this person's number, so it cannot change");
        }
        if (digits.equals(before.waId())) {
            throw new WrongControlException("newNumber is the number that the person has already");
        }
        Identity after = before.withNumber(digits)
                .withUserId(userId(request, "newUserId", number.people().userId(digits)));
        number.people().move(phone, after, digits);
        tell(number, before.hidesNumber() ? "user_changed_user_id" : "user_changed_number", before, after);
    }

    private void tell(BusinessNumber number, String type, Identity before, Identity after) {
        String wamid = wamids.inbound(Objects.requireNonNullElse(after.shownNumber(), String.valueOf(after.userId())));
        webhooks.add(new Update.Moved(number, type, wamid, before, after, clock.instant()));
        webhooks.add(new Update.UserIdChanged(number, before, after, clock.instant()));
    }

    private static String digits(ControlRequest request) {
        String digits = request.text("newNumber", "").replaceAll("[-+() ]", "");
        if (!digits.matches("[0-9]{7,15}")) {
            throw new WrongControlException("newNumber must be 7 to 15 digits with the country code");
        }
        return digits;
    }

    private static @Nullable String userId(ControlRequest request, String member, @Nullable String otherwise) {
        if (!request.has(member)) {
            return otherwise;
        }
        String id = request.text(member, "");
        if (!UserId.FORM.matcher(id).matches()) {
            throw new WrongControlException(
                    member + " \"" + id + "\" is not a user id; give one such as US.13491208655302741918");
        }
        return id;
    }
}
