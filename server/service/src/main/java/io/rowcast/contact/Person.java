package io.rowcast.contact;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whom a piece of Meta's news is about, by all the names that it shows of them: the phone number first if it does, then
 * user ids (facts 12). The names are E.164 or whatever Meta wrote.
 */
public record Person(List<String> names) {
    public Person {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("a person has a name");
        }
        names = names.stream().distinct().toList();
    }

    public static Person of(String... names) {
        return new Person(List.of(names));
    }

    /** Empty where no name is given. */
    public static Optional<Person> of(Stream<Optional<String>> names) {
        List<String> given = names.flatMap(Optional::stream).toList();
        return given.isEmpty() ? Optional.empty() : Optional.of(new Person(given));
    }

    /** The one to show: the number where it is known. */
    public String name() {
        return names.getFirst();
    }

    /** Says how many names there are and none of them, so that no log line can. */
    @Override
    public String toString() {
        return "person with " + names.size() + " names";
    }
}
