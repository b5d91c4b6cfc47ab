package org.prismdata.kit.doctor;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.prismdata.kit.engine.EngineFailure;

/** All checks, in the order of a report: what others are made of comes first. */
final class Checks {
    static final List<Check> ALL = List.of(
            new MavenVersion(),
            new JavaVersion(),
            new SubordinateIds(),
            new IdHelpers(),
            new UserNamespaces(),
            new ControlGroups(),
            new UserLimits(),
            new FuseDevice(),
            new TunDevice(),
            new RuntimeFolders(),
            new StorageDriver(),
            new ContainerRuntime(),
            new ContainerNetwork(),
            new VirtualMachine(),
            new ContainerEngineCheck(),
            new EngineVersion(),
            new RecommendedSettings(),
            new ContainerTrial(),
            new ApiSocket(),
            new ShortNames(),
            new RegistryAccess(),
            new ServiceImages(),
            new FreePorts(),
            new DiskSpace(),
            new KeptServices(),
            new Leftovers(),
            new OldSnapshots());

    private Checks() {}

    /** What all of them find; the same thing once. */
    static List<Finding> look(Facts facts) {
        Set<String> told = new HashSet<>();
        return ALL.stream()
                .flatMap(check -> check.look(facts).stream())
                .filter(finding -> finding.status() == Status.OK || told.add(finding.found()))
                .toList();
    }

    /** What is wrong here that makes an engine fail so; empty if nothing is seen. */
    static Optional<Finding> cause(EngineFailure failure, Facts facts) {
        return ALL.stream()
                .filter(check -> check.explains().contains(failure))
                .flatMap(check -> check.look(facts).stream())
                .filter(finding -> finding.status().compareTo(Status.WARNING) >= 0)
                .findFirst();
    }
}
