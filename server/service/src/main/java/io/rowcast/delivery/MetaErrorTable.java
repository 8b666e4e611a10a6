package io.rowcast.delivery;

import static io.rowcast.delivery.Concern.ACCOUNT;
import static io.rowcast.delivery.Concern.RECIPIENT;
import static io.rowcast.delivery.Concern.ROW;
import static io.rowcast.delivery.Concern.SENDER;
import static io.rowcast.delivery.Concern.TEMPLATE;

import io.rowcast.delivery.Consequence.FailRow;
import io.rowcast.delivery.Consequence.InDoubt;
import io.rowcast.delivery.Consequence.PauseTemplate;
import io.rowcast.delivery.Consequence.RestRecipient;
import io.rowcast.delivery.Consequence.Scope;
import io.rowcast.delivery.Consequence.StopSender;
import io.rowcast.delivery.Consequence.SuppressRecipient;
import io.rowcast.delivery.Consequence.TryLater;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The one table of Meta's error codes (facts.md section 10): a row a code, whether it came with the answer to a send or with
 * the webhook of a failed message. Judged by code, and never by title, subcode or HTTP status (facts.md section 9).
 */
final class MetaErrorTable {

    private static final String RECONNECT =
            "WhatsApp no longer accepts this number's access token. Ask your administrator to store a new token.";

    private static final String PERMISSION =
            "The access token may not send from this number. Ask your administrator to grant it whatsapp_business_messaging.";

    private static final String LATER = "WhatsApp was overloaded or out of order. Send the row again later.";

    private static final String PAYMENT =
            "The WhatsApp account has a payment problem. Settle it in Meta Business Manager under Billing.";

    private static final String REGISTER =
            "The sender's number is not registered for the Cloud API. Ask your administrator to register it in WhatsApp Manager.";

    private static final String TOO_FAST =
            "WhatsApp's limit for this number was reached for too long. Send the row again later.";

    private static final String TEMPLATE_VALUES =
            "The values do not fit the template. Check the columns chosen for its variables, then send the row again.";

    private final Map<Integer, MetaError> rows = new TreeMap<>();

    MetaErrorTable() {
        answersAndAccount();
        recipients();
        templates();
        numbers();
        management();
    }

    Optional<MetaError> find(int code) {
        // 200 to 299 are permissions: facts.md section 10.
        return code >= 200 && code <= 299
                ? Optional.of(new MetaError(code, PERMISSION, ACCOUNT, new StopSender()))
                : Optional.ofNullable(rows.get(code));
    }

    /** The codes of failures after which the same message may be taken, permissions among them. */
    List<Integer> worthAnotherTry() {
        return Stream.concat(
                        IntStream.rangeClosed(200, 299)
                                .mapToObj(code -> find(code).orElseThrow()),
                        rows.values().stream())
                .filter(MetaError::worthAnotherTry)
                .map(MetaError::code)
                .toList();
    }

    Collection<MetaError> all() {
        return rows.values();
    }

    private void answersAndAccount() {
        row(0, ACCOUNT, new StopSender(), RECONNECT);
        // They do not say at which step, so the message may be out (decisions/in-doubt.md).
        row(
                1,
                ACCOUNT,
                new InDoubt(),
                "WhatsApp could not read the request, or had a fault. Send the row again; if it persists, see Meta's status page.");
        row(2, ACCOUNT, new InDoubt(), LATER);
        row(3, ACCOUNT, new StopSender(), PERMISSION);
        // Calls of the app, of the user, of the account: counted by the hour. 17 and 613 are seen in answers (facts
        // 10).
        row(4, ACCOUNT, new TryLater(Duration.ofMinutes(1), Scope.SENDER), TOO_FAST);
        row(10, ACCOUNT, new StopSender(), PERMISSION);
        row(17, ACCOUNT, new TryLater(Duration.ofMinutes(1), Scope.SENDER), TOO_FAST);
        row(33, SENDER, new StopSender(), "The sender's number was deleted at WhatsApp. Connect another number.");
        row(
                100,
                ROW,
                new FailRow(),
                "WhatsApp did not accept a value of this message. Check the row's cells and the template.");
        row(104, ACCOUNT, new StopSender(), RECONNECT);
        row(190, ACCOUNT, new StopSender(), RECONNECT);
        row(
                368,
                ACCOUNT,
                new StopSender(),
                "Meta has restricted this WhatsApp account for a policy violation. See Business Support Home for what to do.");
        row(613, ACCOUNT, new TryLater(Duration.ofMinutes(1), Scope.SENDER), TOO_FAST);
        row(80007, ACCOUNT, new TryLater(Duration.ofMinutes(1), Scope.SENDER), TOO_FAST);
    }

    private void recipients() {
        row(
                130403,
                RECIPIENT,
                new SuppressRecipient(false),
                "Your business has blocked this person on WhatsApp. Unblock them in WhatsApp Manager to send.");
        // Throughput of the number (facts 11): the next second is free again.
        row(130429, SENDER, new TryLater(Duration.ofSeconds(1), Scope.SENDER), TOO_FAST);
        row(
                130472,
                RECIPIENT,
                new FailRow(),
                "Meta holds marketing messages back from this person for an experiment. Sending again gives the same answer.");
        row(
                130497,
                RECIPIENT,
                new FailRow(),
                "This WhatsApp account may not send to the recipient's country. Leave these rows out.");
        row(131000, ACCOUNT, new InDoubt(), "WhatsApp had an unknown fault. Send the row again later.");
        row(131005, ACCOUNT, new StopSender(), PERMISSION);
        row(
                131008,
                ROW,
                new FailRow(),
                "A value that the template needs is missing. Fill the row's cells, then send it again.");
        row(
                131009,
                ROW,
                new FailRow(),
                "WhatsApp did not accept a value of this message. Correct the row's cells, then send it again.");
        // The part that takes messages did not answer Meta's own door.
        row(131016, ACCOUNT, new TryLater(Duration.ofSeconds(30), Scope.SENDER), LATER);
        row(
                131021,
                RECIPIENT,
                new FailRow(),
                "The recipient is the sending number itself. Change the phone number in the row.");
        row(
                131026,
                RECIPIENT,
                new FailRow(),
                "The message cannot be delivered: the number is not on WhatsApp, or its app is too old. Check the phone number.");
        row(
                131030,
                RECIPIENT,
                new FailRow(true),
                "This test number may send only to the recipients allowed in the Meta app. Add the recipient there.");
        row(
                131031,
                SENDER,
                new StopSender(),
                "The WhatsApp account is locked. See Business Support Home for what to do.");
        row(
                131035,
                SENDER,
                new FailRow(),
                "WhatsApp lost the report of this message, as the number stores nothing. Ask the recipient.");
        row(
                131036,
                SENDER,
                new FailRow(true),
                "WhatsApp lost the content of this message, as the number stores nothing. Send the row again.");
        row(
                131037,
                SENDER,
                new StopSender(),
                "The sender's display name is not approved yet. Have it approved in WhatsApp Manager.");
        row(131042, ACCOUNT, new StopSender(), PAYMENT);
        row(131044, ACCOUNT, new StopSender(), PAYMENT);
        row(131045, SENDER, new StopSender(), REGISTER);
        row(
                131047,
                RECIPIENT,
                new FailRow(),
                "The person has not written for 24 hours, so only templates may be sent. Use a template.");
        // Too many people blocked or reported the number: does not pass soon.
        row(
                131048,
                SENDER,
                new TryLater(Duration.ofHours(1), Scope.SENDER),
                "Too many people blocked or reported this number, so WhatsApp limits it. Improve the content before you send more.");
        // Not before 24 hours (facts 10); what comes first then is a new campaign of a person's.
        row(
                131049,
                RECIPIENT,
                new RestRecipient(Duration.ofHours(24)),
                "WhatsApp held this marketing message back, as the person gets many. Wait at least 24 hours before you try again.");
        row(
                131050,
                RECIPIENT,
                new SuppressRecipient(true),
                "The person has stopped marketing messages from you in WhatsApp. Do not send to them again.");
        row(131051, ROW, new FailRow(), "WhatsApp does not support this kind of message. Choose another template.");
        row(131052, RECIPIENT, new FailRow(), "WhatsApp could not load the person's file. Ask them to send it again.");
        row(
                131053,
                ROW,
                new FailRow(true),
                "WhatsApp could not load the picture, video or document. Check its link, kind and size.");
        row(
                131055,
                TEMPLATE,
                new PauseTemplate("template-not-sendable"),
                "This template may not be sent in this way. Choose a marketing template.");
        // Pair rate (facts 11): one message in 6 seconds to the same person; others are not concerned.
        row(
                131056,
                RECIPIENT,
                new TryLater(Duration.ofSeconds(6), Scope.RECIPIENT),
                "Too many messages went to this person in a short time. Send the row again later.");
        // Upgrade of throughput: takes up to a minute (facts 11).
        row(
                131057,
                SENDER,
                new TryLater(Duration.ofMinutes(1), Scope.SENDER),
                "The WhatsApp account was in maintenance. Send the row again in some minutes.");
        row(131059, ROW, new FailRow(), "WhatsApp lost its place in a list. Try again.");
        row(
                131062,
                RECIPIENT,
                new FailRow(),
                "This template can be sent to a phone number only. Put the person's number into the row.");
        row(
                131063,
                ACCOUNT,
                new StopSender(),
                "This WhatsApp account may not send marketing templates through the Cloud API. Change that in WhatsApp Manager.");
        row(
                131064,
                ACCOUNT,
                new StopSender(),
                "Meta limits this account, as its templates were in a wrong category. Wait until the limit ends, see WhatsApp Manager.");
    }

    private void templates() {
        // Rendered from the very template, a count can differ only where the template was changed since.
        row(
                132000,
                TEMPLATE,
                new PauseTemplate("template-changed"),
                "The number of values differs from the template's variables. Map a column to each variable, then send the row again.");
        row(
                132001,
                TEMPLATE,
                new PauseTemplate("template-gone"),
                "The template does not exist in this language, or is not approved. Choose an approved template.");
        row(132005, TEMPLATE, new FailRow(), "The text with its values is too long. Shorten the row's cells.");
        // The words may be the row's own, so only the row fails; Meta pauses the template itself where they are its.
        row(
                132007,
                TEMPLATE,
                new FailRow(),
                "The content breaks WhatsApp's policy. Change the template or the row's cells.");
        row(132008, ROW, new FailRow(), TEMPLATE_VALUES);
        row(132012, ROW, new FailRow(), TEMPLATE_VALUES);
        row(
                132015,
                TEMPLATE,
                new PauseTemplate("template-paused"),
                "The template is paused, as its quality is low. Wait until it is active again, or choose another.");
        row(
                132016,
                TEMPLATE,
                new PauseTemplate("template-disabled"),
                "The template is disabled for good, as its quality stayed low. Choose another.");
        row(
                132018,
                ROW,
                new FailRow(),
                "A value may not hold line breaks, tabs or more than four spaces, or is too long. Correct the row's cells.");
        row(
                132068,
                TEMPLATE,
                new PauseTemplate("template-flow-blocked"),
                "The template's flow is blocked. Repair the flow in WhatsApp Manager.");
        row(
                132069,
                TEMPLATE,
                new PauseTemplate("template-flow-throttled"),
                "The template's flow is throttled. Send the row again later.");
    }

    private void numbers() {
        row(133000, SENDER, new StopSender(), REGISTER);
        row(133004, SENDER, new TryLater(Duration.ofSeconds(30), Scope.SENDER), LATER);
        row(133005, SENDER, new StopSender(), REGISTER);
        row(133006, SENDER, new StopSender(), REGISTER);
        row(133008, SENDER, new StopSender(), REGISTER);
        row(133009, SENDER, new StopSender(), REGISTER);
        row(133010, SENDER, new StopSender(), REGISTER);
        row(
                133015,
                SENDER,
                new StopSender(),
                "The sender's number was deleted at WhatsApp a moment ago. Wait five minutes, then register it again.");
        row(
                133016,
                SENDER,
                new StopSender(),
                "The sender's number was registered too often. Wait 72 hours, then register it again.");
        row(
                134011,
                ACCOUNT,
                new StopSender(),
                "The terms for payments on WhatsApp are not accepted. Accept them in WhatsApp Manager.");
        row(
                134100,
                TEMPLATE,
                new PauseTemplate("template-not-sendable"),
                "Only marketing templates may be sent in this way. Choose a marketing template.");
        // Waits ten minutes (facts 10).
        row(
                134101,
                TEMPLATE,
                new TryLater(Duration.ofMinutes(10), Scope.RECIPIENT),
                "The template is still being prepared by Meta. Wait ten minutes, then send the row again.");
        row(
                134102,
                ACCOUNT,
                new StopSender(),
                "This WhatsApp account may not send marketing messages in this way. See WhatsApp Manager.");
        row(
                135000,
                ROW,
                new FailRow(),
                "WhatsApp did not accept the message's values and did not say why. Check the row's cells and the template.");
        row(
                137000,
                RECIPIENT,
                new FailRow(),
                "The person's WhatsApp identity has changed. Confirm with them who they are before you send again.");
    }

    private void management() {
        row(
                1752041,
                ACCOUNT,
                new FailRow(),
                "The account is already being prepared for marketing messages. Wait, then try again.");
        row(
                2388019,
                TEMPLATE,
                new FailRow(),
                "The account has as many templates as it may have. Delete some in WhatsApp Manager.");
        row(2388024, TEMPLATE, new FailRow(), "A template of this name exists in this language. Choose another name.");
        row(2388025, TEMPLATE, new FailRow(), "A template of this name is being deleted. Choose another name.");
        row(2388039, TEMPLATE, new FailRow(), "The template is in review. Wait until Meta has decided.");
        row(
                2388040,
                TEMPLATE,
                new FailRow(),
                "The template has more characters in one part than Meta allows. Shorten it in WhatsApp Manager.");
        row(
                2388047,
                TEMPLATE,
                new FailRow(),
                "The template's header has a form that Meta does not allow. Correct it in WhatsApp Manager.");
        row(
                2388072,
                TEMPLATE,
                new FailRow(),
                "The template's body has a form that Meta does not allow. Correct it in WhatsApp Manager.");
        row(
                2388073,
                TEMPLATE,
                new FailRow(),
                "The template's footer has a form that Meta does not allow. Correct it in WhatsApp Manager.");
        row(
                2388293,
                TEMPLATE,
                new FailRow(),
                "The template has too many variables for the length of its text. Write more text in WhatsApp Manager.");
        row(
                2388299,
                TEMPLATE,
                new FailRow(),
                "The template begins or ends with a variable. Put words around it in WhatsApp Manager.");
    }

    private void row(int code, Concern concern, Consequence consequence, String words) {
        rows.put(code, new MetaError(code, words, concern, consequence));
    }
}
