package io.rowcast.contact;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Which of some recipients are one person, as far as Meta has shown. */
public final class People {
    private final Map<RecipientId, UUID> personByName;
    private final Map<UUID, RecipientId> nameByPerson = new HashMap<>();
    private final Set<RecipientId> names;

    People(Collection<RecipientId> asked, Map<RecipientId, UUID> personByName) {
        this.personByName = Map.copyOf(personByName);
        personByName.forEach((name, person) -> nameByPerson.putIfAbsent(person, name));
        this.names = new HashSet<>(asked);
        this.names.addAll(personByName.keySet());
    }

    /** One of a recipient's names, the same for two recipients who are one person. */
    public RecipientId person(RecipientId recipient) {
        UUID person = personByName.get(recipient);
        return person == null ? recipient : nameByPerson.getOrDefault(person, recipient);
    }

    /** The recipients that were asked about, and every other name of theirs. */
    public Set<RecipientId> names() {
        return Set.copyOf(names);
    }
}
