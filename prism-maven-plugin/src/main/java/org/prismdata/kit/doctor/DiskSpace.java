package org.prismdata.kit.doctor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.prismdata.kit.engine.EngineFailure;

/** Room for images and for what is made of them. */
final class DiskSpace implements Check {
    private static final long MEGABYTE = 1_000_000;
    private static final long NEEDED = 300 * MEGABYTE;
    private static final long WANTED = 3000 * MEGABYTE;

    @Override
    public String name() {
        return "disk-space";
    }

    @Override
    public List<Finding> look(Facts facts) {
        List<Finding> findings = new ArrayList<>();
        List<String> ample = new ArrayList<>();
        for (Map.Entry<Path, Long> folder : new TreeMap<>(facts.build().space()).entrySet()) {
            String free = folder.getValue() / MEGABYTE + " MB are free in " + folder.getKey();
            if (folder.getValue() < NEEDED) {
                findings.add(Finding.failure(
                        name(),
                        "only " + free + ": " + EngineFailure.DISK_FULL.meaning() + ", or soon will be",
                        "a Postgres image has about 300 MB, the snapshot of one 50 MB, Java for an image 70 MB",
                        EngineFailure.DISK_FULL.fix()));
            } else if (folder.getValue() < WANTED) {
                findings.add(Finding.warning(
                        name(),
                        "only " + free,
                        "images of all services, with their snapshots, take about 3000 MB",
                        EngineFailure.DISK_FULL.fix()));
            } else {
                ample.add(free);
            }
        }
        if (findings.isEmpty() && !ample.isEmpty()) {
            findings.add(Finding.ok(name(), String.join(", ", ample)));
        }
        return findings;
    }

    @Override
    public Set<EngineFailure> explains() {
        return Set.of(EngineFailure.DISK_FULL);
    }
}
