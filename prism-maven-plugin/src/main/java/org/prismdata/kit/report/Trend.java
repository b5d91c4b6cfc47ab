package org.prismdata.kit.report;

import static org.prismdata.kit.report.Html.tag;
import static org.prismdata.kit.report.Html.text;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.prismdata.kit.tier.Tier;
import org.prismdata.kit.timings.TierTime;
import org.prismdata.kit.timings.Timings;

/** The last builds as columns, each made of its tiers, and the same as a table. */
record Trend(List<Timings> runs, ZoneId zone) {
    Html html() {
        Html columns = tag("div", runs.stream().map(this::column)).classed("columns");
        Html chart = tag("div", scale(), columns).classed("trend").decoration();
        Html legend = tag(
                        "p",
                        Stream.concat(
                                Stream.of(Tier.values())
                                        .filter(tier -> runs.stream()
                                                .anyMatch(run -> run.tier(tier).isPresent()))
                                        .map(tier -> tag("span", tier.text()).classed("key " + tier.text())),
                                Stream.of(
                                        tag("span", "whole build").classed("key whole"),
                                        tag("span", "failed").classed("key failed"))))
                .classed("legend")
                .decoration();
        return tag("div", chart, legend, table());
    }

    private Html column(Timings run) {
        Html stack = tag(
                        "span",
                        Stream.of(Tier.values())
                                .flatMap(tier -> run.tier(tier).stream())
                                .map(times -> tag("i").classed(times.tier().text())
                                        .with("style", "height:" + height(times.total()))))
                .classed("stack");
        Html whole = tag("i").classed("whole").with("style", "height:" + height(run.total()));
        return tag("div", whole, stack).classed(run.success() ? "column" : "column failed");
    }

    private Html scale() {
        long step = Timeline.step(longest());
        return tag(
                        "div",
                        LongStream.iterate(0, line -> line <= longest(), line -> line + step)
                                .mapToObj(line ->
                                        tag("span", Figures.time(line)).with("style", "bottom:" + height(line))))
                .classed("scale");
    }

    private String height(long millis) {
        return Figures.percent(millis, longest());
    }

    private long longest() {
        return runs.stream()
                .mapToLong(run -> Math.max(
                        run.total(),
                        run.tiers().stream().mapToLong(TierTime::total).sum()))
                .max()
                .orElse(1);
    }

    private Html table() {
        List<Tier> tiers = Stream.of(Tier.values())
                .filter(tier -> runs.stream().anyMatch(run -> run.tier(tier).isPresent()))
                .toList();
        Html head = tag(
                "tr",
                Stream.concat(
                                Stream.concat(
                                        Stream.of("build", "goals", "result"),
                                        tiers.stream().map(Tier::text)),
                                Stream.of("whole build"))
                        .map(name -> tag("th", name).with("scope", "col")));
        // The newest first.
        Stream<Html> rows = runs.stream()
                .sorted((one, other) -> Long.compare(other.started(), one.started()))
                .map(run -> row(run, tiers));
        return tag(
                "details",
                tag("summary", "These builds as a table"),
                tag("div", tag("table", tag("thead", head), tag("tbody", rows))).classed("wide"));
    }

    private Html row(Timings run, List<Tier> tiers) {
        return tag(
                "tr",
                Stream.of(
                                Stream.of(
                                        tag("th", Page.clock(Instant.ofEpochMilli(run.started()), zone))
                                                .with("scope", "row"),
                                        tag("td", text(String.join(" ", run.goals()))),
                                        tag("td", run.success() ? "passed" : "failed")
                                                .classed(run.success() ? "" : "slower")),
                                tiers.stream()
                                        .map(tier -> tag(
                                                        "td",
                                                        run.tier(tier)
                                                                .map(times -> Figures.time(times.total()))
                                                                .orElse("\u2013"))
                                                .classed("figure")),
                                Stream.of(tag("td", Figures.time(run.total())).classed("figure")))
                        .flatMap(cells -> cells));
    }
}
