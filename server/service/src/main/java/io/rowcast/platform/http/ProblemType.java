package io.rowcast.platform.http;

import java.util.Locale;

/** The stable kinds of errors of the API, each with its HTTP status. */
public enum ProblemType {
    BAD_REQUEST(400),
    UNAUTHORIZED(401),
    FORBIDDEN(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    BODY_TOO_LARGE(413),
    TOO_SLOW(408),
    IDEMPOTENCY_KEY_MISSING(400),
    IDEMPOTENCY_KEY_REUSED(422),
    OTHER_PEN(409),
    NOT_A_DRAFT(409),
    CHUNK_DIFFERS(409),
    ROW_REPEATED(422),
    CONFIRMATION_OUTDATED(409),
    NOTHING_TO_SEND(422),
    TEMPLATE_NOT_SENDABLE(422),
    MEDIA_NOT_SUPPORTED(415),
    MEDIA_TOO_LARGE(413),
    MAPPING_INCOMPLETE(422),
    SCHEDULE_IN_THE_PAST(422),
    LOCAL_TIME_DOES_NOT_EXIST(422),
    SCHEDULE_DIFFERS(409),
    END_BEFORE_START(422),
    SHEET_NOT_READABLE(409),
    NOT_CANCELLABLE(409),
    NOT_MOVABLE(409),
    NOT_PAUSABLE(409),
    NOT_RESUMABLE(409),
    NOT_RETRYABLE(409),
    NO_REST(409),
    NOT_UNCONFIRMED(409),
    NAME_DIFFERS(409),
    MESSAGE_UNDER_WAY(409),
    PEN_NOT_AVAILABLE(409),
    GOOGLE_NOT_CONFIGURED(409),
    GOOGLE_UNAVAILABLE(502),
    WINDOW_CLOSED(409),
    RECIPIENT_SUPPRESSED(409),
    NO_CONSENT(409),
    MESSAGE_WRONG(422),
    WHATSAPP_UNAVAILABLE(502),
    WHATSAPP_REFUSED(502),
    INVITATION_EXPIRED(410),
    PAIRING_PENDING(428),
    PAIRING_DENIED(403),
    PAIRING_EXPIRED(410),
    SLOW_DOWN(429),
    RATE_LIMITED(429),
    TOO_MANY_LISTENERS(503),
    BAD_SIGNATURE(401),
    NOT_READY(503),
    INTERNAL(500);

    private final int status;

    ProblemType(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    /** The {@code type} member, as {@code /problems/not-found}. */
    public String uri() {
        return "/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
