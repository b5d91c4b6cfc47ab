package org.prismdata.kit.timings;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.prismdata.kit.tier.Tier;

/**
 * Where the time of one build of one module went.
 *
 * @param started when Maven's session began, in milliseconds since 1970
 * @param ended when this was written
 * @param goals what Maven was asked for
 * @param success whether the build went well
 * @param stages in the order in which they began; they may overlap
 * @param tiers those whose tests ran
 */
public record Timings(
        long started, long ended, List<String> goals, boolean success, List<Stage> stages, List<TierTime> tiers) {
    static final int FORMAT = 1;

    public Timings {
        goals = List.copyOf(goals);
        stages = List.copyOf(stages);
        tiers = List.copyOf(tiers);
    }

    /** Whether there is more in it than that something was compiled. */
    public boolean isWorthKeeping() {
        return stages.stream().anyMatch(stage -> !stage.name().equals(Stage.COMPILE));
    }

    /** How long it took, in milliseconds. */
    public long total() {
        return ended - started;
    }

    /** What the tests of a tier took; empty if none ran. */
    public Optional<TierTime> tier(Tier tier) {
        return tiers.stream().filter(time -> time.tier() == tier).findFirst();
    }

    /** The same as the file has it. */
    public String json() {
        JsonObject all = new JsonObject();
        all.addProperty("format", FORMAT);
        all.addProperty(
                "started",
                Instant.ofEpochMilli(started).truncatedTo(ChronoUnit.MILLIS).toString());
        JsonArray asked = new JsonArray();
        goals.forEach(asked::add);
        all.add("goals", asked);
        all.addProperty("result", success ? "success" : "failure");
        all.addProperty("totalMs", total());
        JsonArray parts = new JsonArray();
        stages.forEach(stage -> parts.add(json(stage)));
        all.add("stages", parts);
        JsonArray tests = new JsonArray();
        tiers.forEach(tier -> tests.add(json(tier)));
        all.add("tiers", tests);
        return new GsonBuilder().setPrettyPrinting().create().toJson(all) + "\n";
    }

    private JsonObject json(Stage stage) {
        JsonObject json = new JsonObject();
        json.addProperty("stage", stage.name());
        stage.service().ifPresent(service -> json.addProperty("service", service));
        json.addProperty("startMs", stage.start() - started);
        json.addProperty("endMs", stage.end() - started);
        return json;
    }

    private static JsonObject json(TierTime time) {
        JsonObject json = new JsonObject();
        json.addProperty("tier", time.tier().text());
        json.addProperty("startupMs", time.startup());
        json.addProperty("executionMs", time.execution());
        json.addProperty("teardownMs", time.teardown());
        json.addProperty("totalMs", time.total());
        json.addProperty("tests", time.tests());
        json.addProperty("failed", time.failed());
        json.addProperty("skipped", time.skipped());
        return json;
    }
}
