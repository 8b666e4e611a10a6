package io.rowcast.delivery;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * One of Meta's error codes: what it means and what follows.
 *
 * @param code what Meta advises to build on (facts.md section 9)
 * @param words for the marketer: what happened and what to do, in one or two sentences
 */
public record MetaError(int code, String words, Concern concern, Consequence consequence) {
    private static final MetaErrorTable TABLE = new MetaErrorTable();
    private static final List<Integer> WORTH_ANOTHER_TRY = TABLE.worthAnotherTry();

    /** The code's row; for one that Meta has added since, a row that names it and fails the message. */
    public static MetaError of(int code) {
        return find(code)
                .orElseGet(() -> new MetaError(
                        code,
                        "WhatsApp refused the message with error " + code
                                + ". Look it up in Meta's list of error codes.",
                        Concern.ROW,
                        new Consequence.FailRow()));
    }

    /** Empty for a code that the table does not have. */
    public static Optional<MetaError> find(int code) {
        return TABLE.find(code);
    }

    /** Every row, by code; 200 to 299, which are one, are left out. */
    public static Collection<MetaError> all() {
        return TABLE.all();
    }

    /** The codes of failures after which a person may have the same message tried again; ascending. */
    public static List<Integer> codesWorthAnotherTry() {
        return WORTH_ANOTHER_TRY;
    }

    /**
     * Whether the same message may be taken when it is tried again. Not where the recipient does not want it or cannot get
     * it, nor where its own values are wrong, which are frozen.
     */
    boolean worthAnotherTry() {
        return switch (consequence) {
            case Consequence.FailRow fail -> fail.mendable();
            case Consequence.SuppressRecipient suppress -> false;
            // A claim waits until the rest is over.
            case Consequence.RestRecipient rest -> true;
            case Consequence.TryLater later -> true;
            case Consequence.PauseTemplate pause -> true;
            case Consequence.StopSender stop -> true;
            // What failed by Meta's own later word has not arrived.
            case Consequence.InDoubt doubt -> true;
        };
    }

    /** Why campaigns stand still after it. */
    Halt halt(String haltCode) {
        return new Halt(haltCode, words + " The rows not sent yet are kept; resume the campaign when that is done.");
    }
}
