package io.rowcast.delivery;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;

/** Meta's error codes (facts.md section 10) in words for the marketer: what happened and what to do. */
public final class MetaError {
    /** The person has stopped marketing messages of this business. */
    public static final int MARKETING_STOPPED = 131050;

    /**
     * The account, its token, its number or its payment is refused, so that every further message would be too. Judged by
     * code, as Meta advises (facts.md section 9).
     */
    private static final Set<Integer> STOPS_SENDER = Set.of(
            0, 3, 10, 33, 104, 190, 368, 131005, 131031, 131037, 131042, 131044, 131045, 131063, 131064, 133000, 133005,
            133006, 133008, 133009, 133010, 133015, 133016, 134011, 134102);

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

    private static final Map<Integer, String> WORDS = Map.ofEntries(
            entry(0, RECONNECT),
            entry(
                    1,
                    "WhatsApp could not read the request, or had a fault. Send the row again; if it persists, see Meta's status page."),
            entry(2, LATER),
            entry(3, PERMISSION),
            entry(4, TOO_FAST),
            entry(10, PERMISSION),
            entry(33, "The sender's number was deleted at WhatsApp. Connect another number."),
            entry(100, "WhatsApp did not accept a value of this message. Check the row's cells and the template."),
            entry(104, RECONNECT),
            entry(190, RECONNECT),
            entry(
                    368,
                    "Meta has restricted this WhatsApp account for a policy violation. See Business Support Home for what to do."),
            entry(80007, TOO_FAST),
            entry(
                    130403,
                    "Your business has blocked this person on WhatsApp. Unblock them in WhatsApp Manager to send."),
            entry(130429, TOO_FAST),
            entry(
                    130472,
                    "Meta holds marketing messages back from this person for an experiment. Sending again gives the same answer."),
            entry(130497, "This WhatsApp account may not send to the recipient's country. Leave these rows out."),
            entry(131000, "WhatsApp had an unknown fault. Send the row again later."),
            entry(131005, PERMISSION),
            entry(131008, "A value that the template needs is missing. Fill the row's cells, then send it again."),
            entry(
                    131009,
                    "WhatsApp did not accept a value of this message. Correct the row's cells, then send it again."),
            entry(131016, LATER),
            entry(131021, "The recipient is the sending number itself. Change the phone number in the row."),
            entry(
                    131026,
                    "The message cannot be delivered: the number is not on WhatsApp, or its app is too old. Check the phone number."),
            entry(
                    131030,
                    "This test number may send only to the recipients allowed in the Meta app. Add the recipient there."),
            entry(131031, "The WhatsApp account is locked. See Business Support Home for what to do."),
            entry(131035, "WhatsApp lost the report of this message, as the number stores nothing. Ask the recipient."),
            entry(
                    131036,
                    "WhatsApp lost the content of this message, as the number stores nothing. Send the row again."),
            entry(131037, "The sender's display name is not approved yet. Have it approved in WhatsApp Manager."),
            entry(131042, PAYMENT),
            entry(131044, PAYMENT),
            entry(131045, REGISTER),
            entry(131047, "The person has not written for 24 hours, so only templates may be sent. Use a template."),
            entry(
                    131048,
                    "Too many people blocked or reported this number, so WhatsApp limits it. Improve the content before you send more."),
            entry(
                    131049,
                    "WhatsApp held this marketing message back, as the person gets many. Wait at least 24 hours before you try again."),
            entry(
                    MARKETING_STOPPED,
                    "The person has stopped marketing messages from you in WhatsApp. Do not send to them again."),
            entry(131051, "WhatsApp does not support this kind of message. Choose another template."),
            entry(131052, "WhatsApp could not load the person's file. Ask them to send it again."),
            entry(131053, "WhatsApp could not load the picture, video or document. Check its link, kind and size."),
            entry(131055, "This template may not be sent in this way. Choose a marketing template."),
            entry(131056, "Too many messages went to this person in a short time. Send the row again later."),
            entry(131057, "The WhatsApp account was in maintenance. Send the row again in some minutes."),
            entry(131059, "WhatsApp lost its place in a list. Try again."),
            entry(131062, "This template can be sent to a phone number only. Put the person's number into the row."),
            entry(
                    131063,
                    "This WhatsApp account may not send marketing templates through the Cloud API. Change that in WhatsApp Manager."),
            entry(
                    131064,
                    "Meta limits this account, as its templates were in a wrong category. Wait until the limit ends, see WhatsApp Manager."),
            entry(
                    132000,
                    "The number of values differs from the template's variables. Map a column to each variable, then send the row again."),
            entry(
                    132001,
                    "The template does not exist in this language, or is not approved. Choose an approved template."),
            entry(132005, "The text with its values is too long. Shorten the row's cells."),
            entry(132007, "The content breaks WhatsApp's policy. Change the template or the row's cells."),
            entry(132008, TEMPLATE_VALUES),
            entry(132012, TEMPLATE_VALUES),
            entry(
                    132015,
                    "The template is paused, as its quality is low. Wait until it is active again, or choose another."),
            entry(132016, "The template is disabled for good, as its quality stayed low. Choose another."),
            entry(
                    132018,
                    "A value may not hold line breaks, tabs or more than four spaces, or is too long. Correct the row's cells."),
            entry(132068, "The template's flow is blocked. Repair the flow in WhatsApp Manager."),
            entry(132069, "The template's flow is throttled. Send the row again later."),
            entry(133000, REGISTER),
            entry(133004, LATER),
            entry(133005, REGISTER),
            entry(133006, REGISTER),
            entry(133008, REGISTER),
            entry(133009, REGISTER),
            entry(133010, REGISTER),
            entry(
                    133015,
                    "The sender's number was deleted at WhatsApp a moment ago. Wait five minutes, then register it again."),
            entry(133016, "The sender's number was registered too often. Wait 72 hours, then register it again."),
            entry(134011, "The terms for payments on WhatsApp are not accepted. Accept them in WhatsApp Manager."),
            entry(134100, "Only marketing templates may be sent in this way. Choose a marketing template."),
            entry(134101, "The template is still being prepared by Meta. Wait ten minutes, then send the row again."),
            entry(134102, "This WhatsApp account may not send marketing messages in this way. See WhatsApp Manager."),
            entry(
                    135000,
                    "WhatsApp did not accept the message's values and did not say why. Check the row's cells and the template."),
            entry(
                    137000,
                    "The person's WhatsApp identity has changed. Confirm with them who they are before you send again."),
            entry(1752041, "The account is already being prepared for marketing messages. Wait, then try again."),
            entry(2388019, "The account has as many templates as it may have. Delete some in WhatsApp Manager."),
            entry(2388024, "A template of this name exists in this language. Choose another name."),
            entry(2388025, "A template of this name is being deleted. Choose another name."),
            entry(2388039, "The template is in review. Wait until Meta has decided."));

    private MetaError() {}

    /** One or two sentences; for a code that Meta has added since, the code itself. */
    public static String words(int code) {
        String words = WORDS.get(code);
        if (words != null) {
            return words;
        }
        // 200 to 299 are permissions: facts.md section 10.
        return code >= 200 && code <= 299
                ? PERMISSION
                : "WhatsApp refused the message with error " + code + ". Look it up in Meta's list of error codes.";
    }

    /** Whether everything else that this sender sends would be refused too. */
    public static boolean stopsSender(int code) {
        return STOPS_SENDER.contains(code) || (code >= 200 && code <= 299);
    }
}
