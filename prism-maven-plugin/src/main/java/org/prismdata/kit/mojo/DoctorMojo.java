package org.prismdata.kit.mojo;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.rtinfo.RuntimeInformation;
import org.prismdata.kit.doctor.Doctor;
import org.prismdata.kit.doctor.Examination;
import org.prismdata.kit.doctor.Report;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.process.ProcessRunner;
import org.prismdata.kit.provision.Lifetimes;
import org.prismdata.kit.provision.StartRequest;
import org.prismdata.kit.pull.Registries;

/**
 * Looks at everything the kit needs: the engine and how it is set up, registries, disk, ports, Java, Maven, and what earlier
 * builds have left. Each finding says what is there, why it matters, and what puts it right.
 *
 * <p>It needs no project: {@code mvn org.prismdata:prism-maven-plugin:doctor} works in any folder. In a project it also looks
 * at the images and ports of the services of all modules. It fails if a check fails; notes and warnings do not make it fail.
 *
 * @since 0.1.0
 */
@Mojo(name = "doctor", requiresProject = false, aggregator = true, threadSafe = true)
public final class DoctorMojo extends FetchingMojo {
    /**
     * Does what is safe to do: it shows each step, then takes it. A configuration file that it changes is kept beside the new one, and
     * put back if Podman does not take the change. The default is {@code false}.
     * Example: {@code -Dprism.fix}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "prism.fix", defaultValue = "false")
    private boolean fix;

    /**
     * How the findings are told: {@code text}, which is the default, or {@code json}. JSON is one line of the standard output that
     * begins with a brace, beside Maven's own lines, or with {@code prism.output} a file of its own.
     * Example: {@code -Dprism.format=json}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "prism.format", defaultValue = "text")
    private String format;

    /**
     * The file for the JSON. By default there is none.
     * Example: {@code -Dprism.output=target/doctor.json}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "prism.output")
    private File output;

    /**
     * The engine's version that this machine is to have, or its beginning, so that others do not find what this one can't. By
     * default any will do.
     * Example: {@code -Dprism.doctor.engineVersion=5.4}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "prism.doctor.engineVersion")
    private String engineVersion;

    @Inject
    private RuntimeInformation maven;

    @Override
    protected void run() throws IOException {
        if (!List.of("text", "json").contains(format)) {
            throw new PrismException(
                    "prism.format is '" + format + "'",
                    "it is one of text, json",
                    "leave it out, or use -Dprism.format=json");
        }
        Doctor doctor = new Doctor(examination());
        Report report = doctor.examine();
        boolean json = format.equals("json");
        if (!json) {
            report.print(new LogLines(getLog()));
        }
        if (fix) {
            report = doctor.repair(report, getLog()::info);
            if (!json) {
                getLog().info("Now: " + report.summary());
            }
        }
        if (output != null) {
            Path file = output.toPath().toAbsolutePath();
            Files.createDirectories(file.getParent());
            Files.write(file, (report.json(true) + "\n").getBytes(StandardCharsets.UTF_8));
        } else if (json) {
            // Maven may have set the terminal's colours before it, on the same line.
            System.out.println("\n" + report.json(false));
        }
        if (!report.failures().isEmpty()) {
            throw new PrismException(
                    "not all is in order: " + report.failed(),
                    report.summary(),
                    "see each finding" + (json ? "" : " above") + "; then run mvn prism:doctor again");
        }
    }

    private Examination examination() {
        Registries registries = registries();
        List<StartRequest> requests = session().getProjects().stream()
                .flatMap(module -> ModuleParameters.byHand(session(), module).stream())
                .map(parameters -> parameters.request(session(), registries))
                .toList();
        return new Examination(
                () -> engine(new ProcessRunner()),
                registries,
                requests,
                requests.stream()
                        .map(StartRequest::lifetimes)
                        .findFirst()
                        .orElse(Lifetimes.ofMinutes(StartMojo.LIFETIME, StartMojo.IDLE)),
                Path.of(session().getExecutionRootDirectory()),
                session().getProjects().stream()
                        .filter(module -> module.getFile() != null)
                        .map(module -> Path.of(module.getBuild().getDirectory()))
                        .toList(),
                maven.getMavenVersion(),
                Optional.ofNullable(engineVersion));
    }
}
