package org.prismdata.kit.mojo;

import java.time.Duration;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.prismdata.kit.engine.ContainerEngine;
import org.prismdata.kit.engine.EngineKind;
import org.prismdata.kit.machine.HostSize;
import org.prismdata.kit.machine.MachineRequest;
import org.prismdata.kit.machine.MachineSetup;
import org.prismdata.kit.problem.PrismException;
import org.prismdata.kit.process.ProcessRunner;

/**
 * Makes the virtual machine that Podman needs on macOS and Windows, starts it, and waits until it answers. On Linux it has
 * nothing to do.
 *
 * <p>What is there already is used as it is. It needs no project. It was not run on a Mac or on Windows: the tests have a
 * stand-in for {@code podman machine}.
 *
 * @since 0.1.0
 */
@Mojo(name = "machine", requiresProject = false, aggregator = true, threadSafe = true)
public final class MachineMojo extends PrismMojo {
    /**
     * The virtual machine's processors. The default is 4 on a machine with 16 GiB of memory, on others in proportion, 2 to 8.
     * Example: {@code -Dprism.machine.cpus=6}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "prism.machine.cpus")
    private String cpus;

    /**
     * Its memory in MiB. The default is a quarter of this machine's, 2048 to 16384.
     * Example: {@code -Dprism.machine.memory=8192}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "prism.machine.memory")
    private String memory;

    /**
     * Its disk in GiB, which takes only what is used. The default is 50 on a machine with 16 GiB of memory, on others in
     * proportion, 20 to 200, and no more than half of what is free.
     * Example: {@code -Dprism.machine.disk=100}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "prism.machine.disk")
    private String disk;

    /**
     * Its name. The default is Podman's own.
     * Example: {@code -Dprism.machine.name=prism}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "prism.machine.name", defaultValue = MachineRequest.DEFAULT_NAME)
    private String name;

    /**
     * Seconds that it may take to start. The default is 180.
     * Example: {@code -Dprism.machine.timeout=600}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "prism.machine.timeout", defaultValue = "180")
    private String timeout;

    /**
     * Only shows Podman's commands. The default is {@code false}.
     * Example: {@code -Dprism.dryRun}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "prism.dryRun", defaultValue = "false")
    private boolean dryRun;

    @Override
    protected void run() {
        ProcessRunner runner = new ProcessRunner();
        ContainerEngine engine = engine(runner);
        if (engine.kind() != EngineKind.PODMAN) {
            throw new PrismException(
                    "the engine is " + engine.kind().program(),
                    "only Podman's virtual machine is made by this goal",
                    "brew install podman  (macOS), winget install RedHat.Podman  (Windows)");
        }
        new MachineSetup(engine.program(), runner, HostSize.ofThisMachine(), getLog()::info)
                .run(
                        new MachineRequest(
                                name,
                                MachineRequest.number("prism.machine.cpus", cpus),
                                MachineRequest.number("prism.machine.memory", memory),
                                MachineRequest.number("prism.machine.disk", disk),
                                Duration.ofSeconds(MachineRequest.number("prism.machine.timeout", timeout)
                                        .orElseThrow())),
                        dryRun);
    }
}
