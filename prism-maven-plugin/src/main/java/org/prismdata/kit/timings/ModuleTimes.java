package org.prismdata.kit.timings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.prismdata.kit.tier.Tier;

/** What is known of one module's build, goal by goal. */
public final class ModuleTimes {
    private final List<Stage> stages = new ArrayList<>();
    private final List<TestGoal> tests = new ArrayList<>();
    private long compileStart = Long.MAX_VALUE;
    private long compileEnd;
    private long waited;

    /** A goal that has to do with making classes; they are one stage. */
    public synchronized void compiled(long start, long end) {
        compileStart = Math.min(compileStart, start);
        compileEnd = Math.max(compileEnd, end);
    }

    /** A stage of its own. */
    public synchronized void passed(Stage stage) {
        stages.add(stage);
    }

    /** A goal that ran tests. */
    public synchronized void ran(TestGoal goal) {
        tests.add(goal);
    }

    /** How long the build waited until the services were ready. */
    public synchronized void waitedForServices(long millis) {
        waited += millis;
    }

    /**
     * All of it.
     *
     * @param started when Maven's session began, in milliseconds since 1970
     * @param services the stages of the module's services
     */
    public synchronized Timings timings(long started, List<String> goals, boolean success, List<Stage> services) {
        List<Stage> all = new ArrayList<>(stages);
        all.addAll(services);
        if (compileEnd > 0) {
            all.add(Stage.of(Stage.COMPILE, compileStart, compileEnd));
        }
        tests.forEach(goal -> all.addAll(goal.stages().values()));
        all.sort(Comparator.comparingLong(Stage::start));
        long stops = services.stream()
                .filter(stage -> stage.name().equals(Stage.STOP))
                .mapToLong(Stage::millis)
                .max()
                .orElse(0);
        List<TierTime> tiers = Stream.of(Tier.values())
                .map(tier -> tests.stream()
                        .flatMap(goal -> goal.times().stream())
                        .filter(time -> time.tier() == tier)
                        .collect(Collectors.toList()))
                .filter(times -> !times.isEmpty())
                .map(TierTime::sum)
                .map(time -> time.tier() == Tier.REAL ? time.around(waited, stops) : time)
                .toList();
        return new Timings(started, System.currentTimeMillis(), goals, success, all, tiers);
    }
}
