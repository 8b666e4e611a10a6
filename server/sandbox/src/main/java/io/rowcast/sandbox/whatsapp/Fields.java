package io.rowcast.sandbox.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The {@code fields} parameter: what is asked for comes, {@code id} always, and an unknown name is an error (facts section 14). */
final class Fields {
    private Fields() {}

    /** The names that a request asks for, else the usual ones. */
    static List<String> asked(@Nullable String fields, List<String> usual) {
        return fields == null || fields.isBlank()
                ? usual
                : List.of(fields.strip().split("\\s*,\\s*"));
    }

    static ObjectNode choose(ObjectNode everything, List<String> asked, String nodeType) {
        return choose(everything, asked, Set.of(), nodeType);
    }

    /** {@code optional} names are left out where the object does not have them. */
    static ObjectNode choose(ObjectNode everything, List<String> asked, Set<String> optional, String nodeType) {
        ObjectNode chosen = Json.object();
        for (String field : asked) {
            if (everything.has(field)) {
                chosen.set(field, everything.path(field));
            } else if (!optional.contains(field)) {
                throw GraphError.plain(
                                "Tried accessing nonexisting field (" + field + ") on node type (" + nodeType + ")")
                        .refused();
            }
        }
        chosen.set("id", everything.path("id"));
        return chosen;
    }
}
