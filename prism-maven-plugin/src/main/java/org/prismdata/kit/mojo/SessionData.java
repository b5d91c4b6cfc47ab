package org.prismdata.kit.mojo;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.maven.execution.MavenSession;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.engine.EngineChoice;
import org.prismdata.kit.engine.EngineFinder;
import org.prismdata.kit.engine.Forwards;
import org.prismdata.kit.process.ProcessRunner;
import org.prismdata.kit.process.ProgramPath;
import org.prismdata.kit.provision.SessionServices;
import org.prismdata.kit.pull.RegistryMirrors;
import org.prismdata.kit.testcontainers.TestcontainersSupport;
import org.prismdata.kit.testcontainers.UserSettings;
import org.prismdata.kit.timings.StageLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the kit keeps for the time of a Maven session, for all modules and goals. */
final class SessionData {
    private static final String PREFIX = "org.prismdata.kit.";
    private static final Logger LOG = LoggerFactory.getLogger("org.prismdata.kit");

    private SessionData() {}

    /** The session's services; made when first asked for, with the engine that is wanted then. */
    static SessionServices services(MavenSession session, EngineChoice choice) {
        Forwards forwards = forwards(session);
        StageLog stages = stages(session);
        return get(
                session,
                SessionServices.class,
                () -> new SessionServices(runner -> finder(runner, forwards).find(choice), LOG::info, stages));
    }

    /** @param runner runs the engine's commands */
    static ContainerEngine engine(MavenSession session, EngineChoice choice, ProcessRunner runner) {
        return finder(runner, forwards(session)).find(choice);
    }

    /** What its test JVMs need for Testcontainers; made when first asked for, with the engine that is wanted then. */
    static TestcontainersSupport testcontainers(MavenSession session, EngineChoice choice, RegistryMirrors mirrors) {
        Forwards forwards = forwards(session);
        return get(
                session,
                TestcontainersSupport.class,
                () -> new TestcontainersSupport(
                        runner -> finder(runner, forwards).findOwnPodman(choice),
                        UserSettings.ofThisProcess(),
                        mirrors,
                        LOG::warn));
    }

    /** The stages of all modules, of which services are some. */
    static StageLog stages(MavenSession session) {
        return get(session, StageLog.class, StageLog::new);
    }

    private static <T> T get(MavenSession session, Class<T> type, Supplier<T> first) {
        Map<String, Object> data = session.getRequest().getData();
        synchronized (data) {
            // Maven loads the plugin once as an extension, and once more for a goal that is called by name.
            return type.cast(data.computeIfAbsent(PREFIX + System.identityHashCode(type), key -> first.get()));
        }
    }

    private static Forwards forwards(MavenSession session) {
        return get(session, Forwards.class, () -> new Forwards(ProgramPath.ofThisProcess()));
    }

    private static EngineFinder finder(ProcessRunner runner, Forwards forwards) {
        return new EngineFinder(ProgramPath.ofThisProcess(), runner, forwards);
    }

    /** Takes out all that has to be closed, in the order in which that is to be done. */
    static List<AutoCloseable> end(MavenSession session) {
        Map<String, Object> data = session.getRequest().getData();
        synchronized (data) {
            List<String> keys = data.keySet().stream()
                    .filter(key -> key.startsWith(PREFIX) && data.get(key) instanceof AutoCloseable)
                    .toList();
            return keys.stream()
                    .map(data::remove)
                    .map(AutoCloseable.class::cast)
                    // What leads to the services goes after them.
                    .sorted(Comparator.comparing(Forwards.class::isInstance))
                    .toList();
        }
    }
}
