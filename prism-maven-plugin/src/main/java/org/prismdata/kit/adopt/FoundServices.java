package org.prismdata.kit.adopt;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The services of a module, each once. */
final class FoundServices {
    private final Map<String, FoundService> byName = new LinkedHashMap<>();

    /** @throws NotUnderstood if there is one of the name that is not the same */
    void add(FoundService service) throws NotUnderstood {
        FoundService other = byName.putIfAbsent(service.name(), service);
        if (other != null && !other.equals(service)) {
            throw new NotUnderstood("it is a second " + service.name()
                    + " with other settings; a module has one of each, so give both the same image and settings first");
        }
    }

    Collection<FoundService> all() {
        return byName.values();
    }

    boolean isEmpty() {
        return byName.isEmpty();
    }
}
