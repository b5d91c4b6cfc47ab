package org.prismdata.kit.timings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The stages of a Maven session's modules, told by whoever knows of one, from any thread. */
public final class StageLog {
    private final Map<Path, Set<Stage>> stages = new HashMap<>();

    /** @param module its folder; told twice of the same stage, it has it once */
    public synchronized void add(Path module, Stage stage) {
        stages.computeIfAbsent(module, folder -> new LinkedHashSet<>()).add(stage);
    }

    /** The same for what more than one module uses. */
    public void add(Set<Path> modules, Stage stage) {
        modules.forEach(module -> add(module, stage));
    }

    /** A module's, in the order in which they began. */
    public synchronized List<Stage> of(Path module) {
        List<Stage> all = new ArrayList<>(stages.getOrDefault(module, Set.of()));
        all.sort(Comparator.comparingLong(Stage::start));
        return all;
    }
}
