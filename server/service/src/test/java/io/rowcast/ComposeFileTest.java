package io.rowcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** No container engine runs here; what can be told without one: no name and no value in the file is invented. */
class ComposeFileTest {
    private static final Pattern VARIABLE = Pattern.compile("^ +((?:ROWCAST|GOOGLE)_\\w+): (.*)$", Pattern.MULTILINE);

    @Test
    void the_compose_file_sets_only_variables_that_the_service_reads() throws IOException {
        Asked asked = new Asked();
        assertThatThrownBy(() -> Config.from(asked)).isInstanceOf(BadConfigException.class);
        assertThat(asked.names).containsAll(inTheFile().keySet());
    }

    @Test
    void a_service_with_the_files_variables_starts() throws IOException {
        Map<String, String> environment = inTheFile();
        environment.replaceAll((name, value) -> value.startsWith("${") ? "https://rowcast.example" : value);
        environment.put(
                "ROWCAST_MASTER_KEYSET",
                Files.createTempFile("rowcast-keyset-", ".json").toString());
        Config config = Config.from(environment);
        assertThat(config.drain()).hasSeconds(5);
        assertThat(config.port()).isEqualTo(8090);
    }

    private static Map<String, String> inTheFile() throws IOException {
        Path file = Path.of(System.getProperty("rowcast.root"), "server", "compose.yaml");
        return VARIABLE.matcher(Files.readString(file))
                .results()
                .collect(Collectors.toMap(found -> found.group(1), ComposeFileTest::value, (a, b) -> a, HashMap::new));
    }

    /** The password in the address stands for itself: any text will do. */
    private static String value(MatchResult found) {
        return found.group(2).replaceAll(":\\$\\{[^}]*}@", ":secret@");
    }

    /** An environment without a value that remembers what it was asked for. */
    private static final class Asked extends HashMap<String, String> {
        private static final long serialVersionUID = 1;
        private final Set<String> names = new HashSet<>();

        @Override
        public String get(Object name) {
            names.add(String.valueOf(name));
            return "";
        }
    }
}
