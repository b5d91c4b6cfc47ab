package org.prismdata.kit.adopt;

import java.util.List;
import java.util.Set;

/**
 * A plugin as a module's whole model has it.
 *
 * @param declared whether it runs in the module's build
 * @param versioned whether a version of it is given
 * @param goals those of its executions, or of those that it would have if it were declared
 * @param settings the names in its configuration and in that of its executions
 * @param includes the patterns there of the tests that it runs; empty for its own usual ones
 */
public record InheritedPlugin(
        boolean declared, boolean versioned, Set<String> goals, Set<String> settings, List<String> includes) {
    /** One that the model has nothing of. */
    static final InheritedPlugin NONE = new InheritedPlugin(false, false, Set.of(), Set.of(), List.of());

    public InheritedPlugin {
        goals = Set.copyOf(goals);
        settings = Set.copyOf(settings);
        includes = List.copyOf(includes);
    }
}
