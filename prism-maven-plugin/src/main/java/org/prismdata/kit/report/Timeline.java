package org.prismdata.kit.report;

import static org.prismdata.kit.report.Html.none;
import static org.prismdata.kit.report.Html.tag;
import static org.prismdata.kit.report.Html.text;

import java.util.Comparator;
import java.util.stream.LongStream;
import org.prismdata.kit.timings.Stage;
import org.prismdata.kit.timings.Timings;

/** The stages of a build as bars along one axis, each beside its figures. */
record Timeline(Timings run) {
    private static final int TICKS = 5;

    Html html() {
        return tag(
                        "table",
                        tag("caption", "From the start of Maven to its end. Stages may overlap."),
                        tag(
                                "thead",
                                tag(
                                        "tr",
                                        heading("stage"),
                                        tag("th", axis()).with("scope", "col").classed("track"),
                                        heading("began"),
                                        heading("took"))),
                        tag(
                                "tbody",
                                run.stages().stream()
                                        .sorted(Comparator.comparingLong(Stage::start))
                                        .map(this::row)))
                .classed("timeline");
    }

    private static Html heading(String name) {
        return tag("th", name).with("scope", "col");
    }

    private Html row(Stage stage) {
        Html bar = tag("i").classed("bar " + kind(stage))
                .with(
                        "style",
                        "left:" + Figures.percent(began(stage), end()) + ";width:"
                                + Figures.percent(stage.millis(), end()));
        return tag(
                "tr",
                tag(
                                "th",
                                text(stage.name()),
                                stage.service().map(name -> tag("small", name)).orElse(none()))
                        .with("scope", "row"),
                tag("td", tag("span", grid(), bar).decoration()).classed("track"),
                tag("td", Figures.time(began(stage))).classed("began"),
                tag("td", Figures.time(stage.millis())).classed("took"));
    }

    /** After the start of Maven. */
    private long began(Stage stage) {
        return stage.start() - run.started();
    }

    /** The class of its colour. */
    private static String kind(Stage stage) {
        return switch (stage.name()) {
            case "instant", "embedded" -> stage.name();
            case "integration tests", "real" -> "real";
            case "service start", "ready", "stop" -> "service";
            case "image" -> "image";
            default -> "compile";
        };
    }

    private Html axis() {
        return tag(
                        "span",
                        ticks().mapToObj(tick -> tag("span", Figures.time(tick)).with("style", place(tick, end()))))
                .classed("axis")
                .decoration();
    }

    private Html grid() {
        return tag("span", ticks().mapToObj(tick -> tag("i").with("style", left(tick))))
                .classed("grid");
    }

    private String left(long tick) {
        return "left:" + Figures.percent(tick, end());
    }

    /** Behind its line; before it near the end, where it would make the page wider than a phone's screen. */
    static String place(long tick, long end) {
        return tick > end * 0.8 ? "right:" + Figures.percent(end - tick, end) : "left:" + Figures.percent(tick, end);
    }

    private LongStream ticks() {
        long step = step(end());
        return LongStream.iterate(0, tick -> tick <= end(), tick -> tick + step);
    }

    /** 1, 2 or 5 and noughts, so that there are no more than a few. */
    static long step(long whole) {
        long step = 1;
        int next = 0;
        while (whole / step > TICKS) {
            step = next == 1 ? step / 2 * 5 : step * 2;
            next = (next + 1) % 3;
        }
        return step;
    }

    private long end() {
        return Math.max(
                1,
                Math.max(
                        run.total(),
                        run.stages().stream()
                                .mapToLong(stage -> stage.end() - run.started())
                                .max()
                                .orElse(0)));
    }
}
