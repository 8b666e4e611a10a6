package io.rowcast.workbench.script;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** JSON in which a whole file may stand as one string of Base64: Jackson's usual limit is 20 million characters. */
public final class LargeJson {
    private static final int LONGEST_STRING = 80_000_000;

    private LargeJson() {}

    public static JsonMapper mapper() {
        StreamReadConstraints constraints =
                StreamReadConstraints.builder().maxStringLength(LONGEST_STRING).build();
        return new JsonMapper(
                JsonFactory.builder().streamReadConstraints(constraints).build());
    }
}
