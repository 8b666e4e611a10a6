package io.rowcast.render;

import java.util.List;
import java.util.Map;

/** What messages are made from: a template of Meta's, or a text of one's own. Immutable. */
public abstract sealed class Mould permits Template, FreeForm {
    /** The gaps, in the order of the message. */
    public abstract List<TemplateInput> inputs();

    /** How it looks, with its gaps standing as {@code {{1}}}. */
    public abstract MessageView view();

    /** How the message looks with these values. */
    abstract MessageView view(Values values);

    /** What is wrong with the message as a whole, each fault with the key of the input that it is best repaired at. */
    abstract Map<String, Fault> faultsOf(Values values);

    /** Adds what follows from what a row gives, as a code that stands in two places. */
    abstract Values complete(Values values);

    /** Whether a value must stand in one line, without tabs and without many spaces (facts 2.5). */
    abstract boolean oneLine();

    /** Whether it can be sent to a phone number only: Meta answers 131062 where a user id is given (facts 12). */
    abstract boolean needsNumber();
}
