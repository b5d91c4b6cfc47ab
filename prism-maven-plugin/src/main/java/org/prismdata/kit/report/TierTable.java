package org.prismdata.kit.report;

import static org.prismdata.kit.report.Html.all;
import static org.prismdata.kit.report.Html.none;
import static org.prismdata.kit.report.Html.tag;
import static org.prismdata.kit.report.Html.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import org.prismdata.kit.tier.Tier;
import org.prismdata.kit.timings.TierTime;
import org.prismdata.kit.timings.Timings;

/** Where the time of each tier went, beside that of another build. */
record TierTable(Timings now, Optional<Timings> before) {
    // Less is what two builds of the same code differ by.
    private static final double NOISE = 0.05;
    private static final long NOISE_MILLIS = 20;

    Html html(String caption) {
        List<Html> rows = new ArrayList<>();
        for (Tier tier : Tier.values()) {
            now.tier(tier).ifPresent(times -> rows.add(row(times, before.flatMap(run -> run.tier(tier)))));
        }
        return tag(
                        "table",
                        tag("caption", text(caption)),
                        tag(
                                "thead",
                                tag(
                                        "tr",
                                        List.of("tier", "startup", "execution", "teardown", "total").stream()
                                                .map(name -> tag("th", name).with("scope", "col")))),
                        tag("tbody", rows.stream()),
                        tag("tfoot", build()))
                .classed("tiers");
    }

    private static Html row(TierTime times, Optional<TierTime> before) {
        return tag(
                "tr",
                tag(
                                "th",
                                tag("span", times.tier().text())
                                        .classed("key " + times.tier().text()),
                                tag("small", tests(times)))
                        .with("scope", "row"),
                cell(times, before, TierTime::startup),
                cell(times, before, TierTime::execution),
                cell(times, before, TierTime::teardown),
                cell(times, before, TierTime::total).classed("sum"));
    }

    private static String tests(TierTime times) {
        return Figures.count(times.tests(), "test") + (times.failed() > 0 ? ", " + times.failed() + " failed" : "");
    }

    private Html build() {
        return tag(
                "tr",
                tag("th", "whole build").with("scope", "row"),
                tag("td").with("colspan", "3"),
                cell(
                                now.total(),
                                before.map(run -> OptionalLong.of(run.total())).orElse(OptionalLong.empty()))
                        .classed("sum"));
    }

    private static Html cell(TierTime now, Optional<TierTime> before, ToLongFunction<TierTime> time) {
        return cell(
                time.applyAsLong(now),
                before.map(times -> OptionalLong.of(time.applyAsLong(times))).orElse(OptionalLong.empty()));
    }

    private static Html cell(long now, OptionalLong before) {
        Html value = tag("b", Figures.time(now));
        return before.isEmpty()
                ? tag("td", value)
                : tag(
                        "td",
                        value,
                        tag("small", "was " + Figures.time(before.getAsLong())),
                        change(now - before.getAsLong(), before.getAsLong()));
    }

    private static Html change(long difference, long before) {
        if (Math.abs(difference) <= Math.max(NOISE_MILLIS, NOISE * before)) {
            return none();
        }
        boolean faster = difference < 0;
        return tag(
                        "small",
                        tag("span", faster ? "\u25BC\u00A0" : "\u25B2\u00A0").decoration(),
                        text(Figures.time(Math.abs(difference))),
                        tag("span", faster ? " faster" : " slower").classed("unseen"))
                .classed(faster ? "faster" : "slower");
    }

    /** The same as bars, one below the other for the two builds. */
    Html bars() {
        long longest = Math.max(longest(now), before.map(TierTable::longest).orElse(0L));
        List<Html> bars = new ArrayList<>();
        for (Tier tier : Tier.values()) {
            now.tier(tier)
                    .ifPresent(times -> bars.add(tag(
                                    "div",
                                    tag("span", tier.text()).classed("name"),
                                    tag(
                                                    "span",
                                                    bar(times, longest),
                                                    before.flatMap(run -> run.tier(tier))
                                                            .map(was -> bar(was, longest)
                                                                    .classed("was"))
                                                            .orElse(none()))
                                            .classed("pair"))
                            .classed("bars " + tier.text())));
        }
        Html legend = tag(
                        "p",
                        tag("span", "startup").classed("key startup"),
                        tag("span", "execution").classed("key execution"),
                        tag("span", "teardown").classed("key teardown"),
                        before.isPresent() ? tag("span", "the thin bar is the build before") : none())
                .classed("legend");
        return tag("div", all(bars), legend).decoration();
    }

    private static long longest(Timings run) {
        return run.tiers().stream()
                .mapToLong(times -> times.startup() + times.execution() + times.teardown())
                .max()
                .orElse(0);
    }

    private static Html bar(TierTime times, long longest) {
        return tag(
                "span",
                part("startup", times.startup(), longest),
                part("execution", times.execution(), longest),
                part("teardown", times.teardown(), longest));
    }

    private static Html part(String name, long millis, long longest) {
        return tag("i").classed(name).with("style", "width:" + Figures.percent(millis, longest));
    }
}
