package org.prismdata.kit.session;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whose a container is, as labels on it. A build removes only what its own labels say is its own.
 *
 * @param session the build that started it
 * @param host the machine that build ran on, see {@link Host#key}
 * @param module {@code groupId:artifactId} of the module that asked for it first
 * @param rootKey the multi-module project's folder, see {@link Module#rootKey}
 * @param service the service it runs
 * @param kept true if a user started it by hand and wants it up until {@code prism:stop}
 * @param definition a fingerprint of everything it was configured with
 */
public record Ownership(
        String session, String host, String module, String rootKey, String service, boolean kept, String definition) {
    private static final String PREFIX = "org.prismdata.kit.";
    private static final String SESSION = PREFIX + "session";
    private static final String HOST = PREFIX + "host";
    private static final String MODULE = PREFIX + "module";
    private static final String ROOT = PREFIX + "root";
    private static final String SERVICE = PREFIX + "service";
    private static final String KEPT = PREFIX + "kept";

    /** The label that tells {@link #definition}. */
    public static final String DEFINITION = PREFIX + "definition";

    /** The labels that tell an owner. */
    public static final List<String> LABELS = List.of(SESSION, HOST, MODULE, ROOT, SERVICE, KEPT, DEFINITION);

    /** What selects all containers of the kit. */
    public static Map<String, String> selectAll() {
        return Map.of(SESSION, "");
    }

    /** What selects all containers of a module's multi-module project. */
    public static Map<String, String> selectRoot(Module module) {
        return Map.of(ROOT, module.rootKey());
    }

    public static Ownership of(Map<String, String> labels) {
        return new Ownership(
                labels.getOrDefault(SESSION, ""),
                labels.getOrDefault(HOST, ""),
                labels.getOrDefault(MODULE, ""),
                labels.getOrDefault(ROOT, ""),
                labels.getOrDefault(SERVICE, ""),
                Boolean.parseBoolean(labels.get(KEPT)),
                labels.getOrDefault(DEFINITION, ""));
    }

    public Map<String, String> labels() {
        Map<String, String> labels = new TreeMap<>();
        labels.put(SESSION, session);
        labels.put(HOST, host);
        labels.put(MODULE, module);
        labels.put(ROOT, rootKey);
        labels.put(SERVICE, service);
        labels.put(KEPT, String.valueOf(kept));
        labels.put(DEFINITION, definition);
        return labels;
    }

    /** Whether the build that started it, here, is over without having kept it on purpose. */
    public boolean abandoned() {
        return !kept
                && host.equals(Host.key())
                && BuildSession.parse(session).filter(BuildSession::alive).isEmpty();
    }
}
