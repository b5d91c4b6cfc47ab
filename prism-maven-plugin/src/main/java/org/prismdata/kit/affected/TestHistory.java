package org.prismdata.kit.affected;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.prismdata.kit.testrun.ClassResult;

/** What is known of a module's test classes from their last runs. */
public final class TestHistory {
    private final Map<String, ClassResult> last = new HashMap<>();
    private final Set<String> tried = new HashSet<>();

    /** Test classes, in the order of their stages and within these in that of the list. */
    public record Stages(List<String> failed, List<String> affected, List<String> rest) {}

    /**
     * @param names classes that were run
     * @param results of those that have tests
     */
    public void add(List<String> names, List<ClassResult> results) {
        tried.addAll(names);
        results.forEach(result -> last.put(result.name(), result));
    }

    /** Forgets all others. */
    public void keep(List<String> names) {
        last.keySet().retainAll(names);
    }

    /** How long a class took; 0 if it never ran. */
    public long nanos(String name) {
        return last.containsKey(name) ? last.get(name).nanos() : 0;
    }

    public List<String> failed() {
        return last.values().stream()
                .filter(ClassResult::failed)
                .map(ClassResult::name)
                .sorted()
                .toList();
    }

    /**
     * @param names all test classes, with dots
     * @param changed classes that are not what they were, with slashes
     */
    public Stages stages(List<String> names, Set<String> changed) {
        Comparator<String> quickFirst = Comparator.comparing(
                (String name) -> last.containsKey(name) ? last.get(name).nanos() : Long.MAX_VALUE);
        List<String> ordered = names.stream().sorted(quickFirst).toList();
        Predicate<String> failed =
                name -> last.containsKey(name) && last.get(name).failed();
        Predicate<String> affected = name -> isAffected(name, changed);
        return new Stages(
                ordered.stream().filter(failed).toList(),
                ordered.stream().filter(failed.negate().and(affected)).toList(),
                ordered.stream()
                        .filter(failed.negate().and(affected.negate()))
                        .filter(name -> last.containsKey(name) || !tried.contains(name))
                        .toList());
    }

    private boolean isAffected(String name, Set<String> changed) {
        ClassResult result = last.get(name);
        return changed.contains(name.replace('.', '/'))
                || (result != null && result.used().stream().anyMatch(changed::contains));
    }
}
