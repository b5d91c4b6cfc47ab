package org.prismdata.kit.session;

import java.util.Map;
import java.util.TreeMap;

/**
 * Whose a container is, as labels on it. A build removes only what its own labels say is its own.
 *
 * @param session the build that started it
 * @param module {@code groupId:artifactId}
 * @param folderKey the module's folder, see {@link Module#folderKey}
 * @param service the service it runs
 * @param kept true if a user started it by hand and wants it up until {@code prism:stop}
 * @param definition a fingerprint of everything it was configured with
 */
public record Ownership(
        String session, String module, String folderKey, String service, boolean kept, String definition) {
    private static final String PREFIX = "org.prismdata.kit.";
    private static final String SESSION = PREFIX + "session";
    private static final String MODULE = PREFIX + "module";
    private static final String FOLDER = PREFIX + "folder";
    private static final String SERVICE = PREFIX + "service";
    private static final String KEPT = PREFIX + "kept";
    private static final String DEFINITION = PREFIX + "definition";

    /** The label that selects all containers of a module's folder. */
    public static Map<String, String> selectModule(Module module) {
        return Map.of(FOLDER, module.folderKey());
    }

    public static Ownership of(Map<String, String> labels) {
        return new Ownership(
                labels.getOrDefault(SESSION, ""),
                labels.getOrDefault(MODULE, ""),
                labels.getOrDefault(FOLDER, ""),
                labels.getOrDefault(SERVICE, ""),
                Boolean.parseBoolean(labels.get(KEPT)),
                labels.getOrDefault(DEFINITION, ""));
    }

    public Map<String, String> labels() {
        Map<String, String> labels = new TreeMap<>();
        labels.put(SESSION, session);
        labels.put(MODULE, module);
        labels.put(FOLDER, folderKey);
        labels.put(SERVICE, service);
        labels.put(KEPT, String.valueOf(kept));
        labels.put(DEFINITION, definition);
        return labels;
    }

    /** Whether the build that started it is over without having kept it on purpose. */
    public boolean abandoned() {
        return !kept && BuildSession.parse(session).filter(BuildSession::alive).isEmpty();
    }
}
