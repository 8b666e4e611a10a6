package io.rowcast.workbench.script;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** The person's triggers in the spreadsheet, kept with the properties, and whether the person's consent to the add-on stands. */
final class Triggers {
    /** A user's triggers of one script, over all documents (sheets/facts.md 3.2). */
    private static final int MOST = 20;

    private static final String STORE = "triggers";
    private static final JsonMapper JSON = new JsonMapper();

    enum Kind {
        CLOCK("time-based"),
        ON_FORM_SUBMIT("form submit"),
        ON_EDIT("edit"),
        ON_CHANGE("change");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        static Kind of(Happening happening) {
            return switch (happening) {
                case Happening.Edited edited -> ON_EDIT;
                case Happening.Submitted submitted -> ON_FORM_SUBMIT;
                case Happening.Changed changed -> ON_CHANGE;
            };
        }
    }

    record Trigger(String id, String handler, Kind kind) {}

    private final PropertyStores stores;
    private volatile boolean consents = true;
    private volatile int elsewhere;

    Triggers(PropertyStores stores) {
        this.stores = stores;
    }

    /** An add-on may have one trigger of a kind for each person and file (sheets/facts.md 3.2). */
    synchronized Trigger make(String handler, Kind kind) {
        if (!of(kind).isEmpty()) {
            throw new ScriptException("Exception: The Add-on has created too many " + kind.words
                    + " triggers in this document for this Google user account.");
        }
        if (all().size() + elsewhere >= MOST) {
            throw new ScriptException("Exception: This script has too many triggers. "
                    + "Triggers must be deleted from the script before more can be added.");
        }
        Trigger made = new Trigger(UUID.randomUUID().toString(), handler, kind);
        stores.set(STORE, made.id(), write(made));
        return made;
    }

    void delete(String id) {
        stores.delete(STORE, id);
    }

    /** In the order of their kinds. */
    List<Trigger> all() {
        return stores.keys(STORE).stream()
                .flatMap(id -> stores.get(STORE, id).stream())
                .map(Triggers::read)
                .sorted(Comparator.comparing(Trigger::kind))
                .toList();
    }

    List<Trigger> of(Kind kind) {
        return all().stream().filter(trigger -> trigger.kind() == kind).toList();
    }

    /** How many triggers the person has in other files. */
    void elsewhere(int count) {
        elsewhere = count;
    }

    boolean consents() {
        return consents;
    }

    void consents(boolean given) {
        consents = given;
    }

    private static String write(Trigger trigger) {
        try {
            return JSON.writeValueAsString(trigger);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Trigger read(String json) {
        try {
            return JSON.readValue(json, Trigger.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
