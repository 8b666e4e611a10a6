package io.rowcast.delivery;

/** What each sealed column of a delivery is sealed for; the same words open it again. */
public final class DeliverySeals {
    /** E.164. */
    public static final String RECIPIENT = "delivery.recipient";
    /** The exact JSON for Meta. */
    public static final String MESSAGE = "delivery.message";
    /** Meta's explanation of a failure, or why the delivery was skipped. */
    public static final String ERROR_TEXT = "delivery.error_text";

    private DeliverySeals() {}
}
