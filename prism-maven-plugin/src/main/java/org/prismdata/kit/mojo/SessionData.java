package org.prismdata.kit.mojo;

import java.util.Map;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.prismdata.kit.engine.EngineFinder;
import org.prismdata.kit.process.ProgramPath;
import org.prismdata.kit.provision.SessionServices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the kit keeps for the time of a Maven session, for all modules and goals. */
final class SessionData {
    private static final String KEY = "org.prismdata.kit";
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

    /** Ends the session's services, if there are any. */
    static Optional<SessionServices> end(MavenSession session) {
        Map<String, Object> data = session.getRequest().getData();
        synchronized (data) {
            return Optional.ofNullable((SessionServices) data.remove(KEY));
        }
    }
}
