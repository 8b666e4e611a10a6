package io.rowcast.sandbox.sheets.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.BiConsumer;

/** One kind of request. */
@FunctionalInterface
interface Edit {
    /**
     * Applies the request.
     *
     * @return the reply's content; empty for a request without one
     * @throws io.rowcast.sandbox.sheets.wire.RefusedException when it cannot be done
     */
    ObjectNode apply(Edition edition, JsonNode request);

    /** An edit without a reply. */
    static Edit silent(BiConsumer<Edition, JsonNode> change) {
        return (edition, request) -> {
            change.accept(edition, request);
            return reply();
        };
    }

    static ObjectNode reply() {
        return JsonNodeFactory.instance.objectNode();
    }
}
