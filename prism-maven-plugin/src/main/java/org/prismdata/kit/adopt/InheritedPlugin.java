package org.prismdata.kit.adopt;

import java.util.Set;

/**
 * A plugin as a module's whole model has it.
 *
 * @param declared whether it runs in the module's build
 * @param versioned whether a version of it is given
 * @param goals those of its executions, or of those that it would have if it were declared
 */
public record InheritedPlugin(boolean declared, boolean versioned, Set<String> goals) {
    public InheritedPlugin {
        goals = Set.copyOf(goals);
    }
}
