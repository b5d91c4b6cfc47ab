package org.prismdata.kit.mojo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.prismdata.kit.recorder.RecordFile;
import org.prismdata.kit.timings.ModuleTimes;
import org.prismdata.kit.timings.Stage;
import org.prismdata.kit.timings.TestGoal;
import org.prismdata.kit.timings.Timings;
import org.prismdata.kit.timings.TimingsFile;
import org.prismdata.kit.timings.TimingsTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down where the session's time went, and shows it before Maven says how the build went. */
final class BuildTimings implements GoalListener {
    static final String PROPERTY = "prism.timings";

    private static final Logger LOG = LoggerFactory.getLogger("org.prismdata.kit");
    private static final Set<String> COMPILE = Set.of(
            "generate-sources",
            "process-sources",
            "generate-resources",
            "process-resources",
            "compile",
            "process-classes",
            "generate-test-sources",
            "process-test-sources",
            "generate-test-resources",
            "process-test-resources",
            "test-compile",
            "process-test-classes");

    private final MavenSession session;
    private final Runnable services;
    private final Map<MojoExecution, Long> begun = new ConcurrentHashMap<>();
    private final Map<MavenProject, ModuleTimes> modules = new ConcurrentHashMap<>();

    static boolean wanted(MavenSession session) {
        return !"false".equals(session.getUserProperties().getProperty(PROPERTY));
    }

    /** @param services waits until they are gone */
    BuildTimings(MavenSession session, Runnable services) {
        this.session = session;
        this.services = services;
    }

    @Override
    public void started(ExecutionEvent event) {
        begun.put(event.getMojoExecution(), System.currentTimeMillis());
    }

    @Override
    public void ended(ExecutionEvent event) {
        MojoExecution execution = event.getMojoExecution();
        Long start = begun.remove(execution);
        MavenProject project = event.getProject();
        if (start == null || project.getPlugin(BuildPreparation.KIT) == null) {
            return;
        }
        long end = System.currentTimeMillis();
        ModuleTimes times = modules.computeIfAbsent(project, module -> new ModuleTimes());
        String goal = execution.getGoal();
        if (TestRecording.runsTests(execution)) {
            try {
                times.ran(new TestGoal(start, end, RecordFile.readAll(TestRecords.files(project, execution))));
            } catch (IOException | RuntimeException e) {
                LOG.debug("What the tests of {} took is not known", execution, e);
            }
        } else if (execution.getArtifactId().equals("prism-maven-plugin")) {
            if (goal.equals(StartMojo.NAME)) {
                times.waitedForServices(end - start);
            } else if (goal.equals(ImageMojo.NAME) || goal.equals(ImageNoForkMojo.NAME)) {
                times.passed(Stage.of(Stage.IMAGE, start, end));
            }
        } else if (execution.getLifecyclePhase() != null && COMPILE.contains(execution.getLifecyclePhase())) {
            times.compiled(start, end);
        }
    }

    @Override
    public void sessionEnded(ExecutionEvent event) {
        services.run();
        try {
            write();
        } catch (IOException | RuntimeException e) {
            LOG.debug("Where the time went is not known", e);
        }
    }

    private void write() throws IOException {
        Map<String, Timings> shown = new LinkedHashMap<>();
        for (MavenProject project : session.getProjects()) {
            ModuleTimes times = modules.get(project);
            if (times == null) {
                continue;
            }
            Timings timings = times.timings(
                    session.getRequest().getStartTime().getTime(),
                    session.getGoals(),
                    !session.getResult().hasExceptions(),
                    SessionData.stages(session).of(project.getBasedir().toPath()));
            if (timings.isWorthKeeping()) {
                new TimingsFile(Path.of(project.getBuild().getDirectory(), "prism")).write(timings);
                shown.put(project.getArtifactId(), timings);
            }
        }
        List<String> lines = TimingsTable.lines(shown);
        if (!lines.isEmpty()) {
            LOG.info("");
            lines.forEach(LOG::info);
        }
    }
}
