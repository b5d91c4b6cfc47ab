package org.prismdata.kit.mojo;

import java.util.List;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.prismdata.kit.engine.EngineFinder;
import org.prismdata.kit.process.ProgramPath;
import org.prismdata.kit.provision.SessionServices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the kit keeps for the time of a Maven session, for all modules and goals. */
final class SessionData {
    private static final String PREFIX = "org.prismdata.kit.";
    // Maven loads the plugin once as an extension, and once more for a goal that is called by name.
    private static final String KEY = PREFIX + System.identityHashCode(SessionServices.class);
    private static final Logger LOG = LoggerFactory.getLogger("org.prismdata.kit");

    private SessionData() {}

    /** The session's services; made when first asked for, with the engine that is wanted then. */
    static SessionServices services(MavenSession session, String engine) {
        Map<String, Object> data = session.getRequest().getData();
        synchronized (data) {
            return (SessionServices) data.computeIfAbsent(
                    KEY,
                    key -> new SessionServices(
                            runner -> new EngineFinder(ProgramPath.ofThisProcess(), runner).find(engine), LOG::info));
        }
    }

    /** Takes out all that was kept, to be closed. */
    static List<AutoCloseable> end(MavenSession session) {
        Map<String, Object> data = session.getRequest().getData();
        synchronized (data) {
            List<String> keys =
                    data.keySet().stream().filter(key -> key.startsWith(PREFIX)).toList();
            return keys.stream()
                    .map(data::remove)
                    .map(AutoCloseable.class::cast)
                    .toList();
        }
    }
}
