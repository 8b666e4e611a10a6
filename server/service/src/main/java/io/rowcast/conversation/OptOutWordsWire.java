package io.rowcast.conversation;

import io.rowcast.platform.http.Requests;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A workspace's words for opting out and in, as the API has them; a body changes the languages that it names. */
record OptOutWordsWire(List<Language> languages) {
    private static final int MOST_LANGUAGES = 100;
    private static final int MOST_WORDS = 200;
    private static final int LONGEST_WORD = 60;

    OptOutWordsWire {
        Requests.present("languages", languages);
        if (languages.isEmpty() || languages.size() > MOST_LANGUAGES) {
            throw Requests.wrong("languages", "expected 1 to " + MOST_LANGUAGES + " languages");
        }
    }

    /** @param language a code of ISO 639-1, as {@code en} */
    record Language(String language, List<String> stop, List<String> start) {
        Language {
            Requests.match("language", language, "[a-z]{2,3}");
            Requests.present("stop", stop);
            Requests.present("start", start);
        }

        OptOutWords.Words words() {
            return new OptOutWords.Words(plain("stop", stop), plain("start", start));
        }

        private static Set<String> plain(String name, List<String> words) {
            if (words.size() > MOST_WORDS) {
                throw Requests.wrong(name, "expected at most " + MOST_WORDS + " words");
            }
            Set<String> plain = new LinkedHashSet<>();
            for (String word : words) {
                Requests.text(name, word, 1, LONGEST_WORD);
                String compared = OptOutWords.plain(word);
                if (compared.isEmpty()) {
                    throw Requests.wrong(name, "“" + word + "” has neither letters nor digits");
                }
                plain.add(compared);
            }
            return plain;
        }
    }

    static OptOutWordsWire of(OptOutWords words) {
        return new OptOutWordsWire(words.byLanguage().entrySet().stream()
                .map(entry -> new Language(
                        entry.getKey(),
                        entry.getValue().stop().stream().sorted().toList(),
                        entry.getValue().start().stream().sorted().toList()))
                .toList());
    }
}
