package org.prismdata.kit.report;

import static org.prismdata.kit.report.Html.all;
import static org.prismdata.kit.report.Html.none;
import static org.prismdata.kit.report.Html.tag;
import static org.prismdata.kit.report.Html.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.prismdata.kit.report.Report.Image;
import org.prismdata.kit.report.Report.Module;
import org.prismdata.kit.report.TestClass.Result;
import org.prismdata.kit.timings.Timings;

/**
 * The page of a report: what is known, and for what is not, the command that finds it out.
 *
 * @param alone whether it is a page by itself, rather than within another
 */
record Page(Report report, boolean alone) {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm z", Locale.ENGLISH);
    private static final int TREND = 20;

    /** The whole page, with all that it needs. */
    String document() {
        // Placed in one go, so that nothing in what is placed can be taken for another place.
        return Stream.of(resource("page.html").split("(?=\\{\\{)|(?<=\\}\\})"))
                .map(part -> switch (part) {
                    case "{{title}}" ->
                        text(report.name() + " \u2013 build report").toString();
                    case "{{style}}" -> resource("report.css") + resource("page.css");
                    case "{{body}}" -> body().toString();
                    default -> part;
                })
                .collect(Collectors.joining());
    }

    /** What goes into a page of other make, with its style. */
    String fragment() {
        return "<style>" + resource("report.css") + "</style>"
                + tag("div", body()).classed("prism inside").toString();
    }

    private Html body() {
        return all(header(), modules(), report.onlyModules() ? none() : sections(), footer());
    }

    private Html sections() {
        return all(tiers(), timeline(), tests(), trend(), image());
    }

    private Html header() {
        Html built = report.history()
                .last()
                .map(run -> tag(
                                "p",
                                tag("strong", run.success() ? "passed" : "failed")
                                        .classed(run.success() ? "verdict" : "verdict failed"),
                                text(" "),
                                tag("code", command(run)),
                                tag("span", clock(run)))
                        .classed("run"))
                .orElse(none());
        return tag(
                "header", tag("p", report.coordinates()).classed("project"), tag("h1", report.name()), built, facts());
    }

    private Html facts() {
        List<Html> facts = new ArrayList<>();
        report.history().last().ifPresent(run -> facts.add(fact("whole build", Figures.time(run.total()), "")));
        List<TestClass> classes = report.lastRun();
        long tests = classes.stream().mapToLong(type -> type.tests().size()).sum();
        if (tests > 0) {
            long failed = count(classes, Result.FAILED);
            long skipped = count(classes, Result.SKIPPED);
            facts.add(fact(
                    tests == 1 ? "test" : "tests",
                    Figures.format("%,d", tests),
                    failed > 0 ? failed + " failed" : skipped > 0 ? skipped + " skipped" : "none failed"));
            facts.add(fact(
                    "slowest test",
                    Figures.time(classes.stream()
                            .flatMap(type -> type.tests().stream())
                            .mapToLong(test -> test.time().toMillis())
                            .max()
                            .orElse(0)),
                    ""));
        }
        report.images().stream().findFirst().ifPresent(image -> {
            facts.add(fact("image", Figures.size(image.measured().size()), "compressed"));
            image.measured()
                    .start()
                    .ifPresent(start ->
                            facts.add(fact("image start", Figures.time(start.toMillis()), "to its first answer")));
        });
        return facts.isEmpty() ? none() : tag("dl", facts.stream()).classed("facts");
    }

    private static long count(List<TestClass> classes, Result result) {
        return classes.stream().mapToLong(type -> type.count(result)).sum();
    }

    private static Html fact(String name, String value, String more) {
        return tag("div", tag("dt", name), tag("dd", tag("b", value), more.isEmpty() ? none() : tag("small", more)));
    }

    private Html tiers() {
        BuildHistory history = report.history();
        if (history.builds().isEmpty()) {
            return section(
                    "tiers",
                    "Time by tier",
                    missing(
                            "No build of this module has been timed yet.",
                            "mvn verify",
                            "The kit writes the times at the end of each build, to target/prism/timings.json."
                                    + " mvn clean removes them."));
        }
        return section(
                "tiers",
                "Time by tier",
                history.lastTested()
                        .map(this::compared)
                        .orElseGet(() -> missing("No build has run tests of this module.", "mvn verify", "")));
    }

    private Html compared(Timings now) {
        Optional<Timings> before = report.history().before();
        Optional<Timings> baseline = report.history().baseline();
        TierTable since = new TierTable(now, before);
        Html table = since.html(build(now)
                + before.map(run -> ", beside that of " + clock(run) + ".")
                        .orElse(". There is no earlier build of these goals that passed, to compare with."));
        Html kept = baseline.map(run ->
                        new TierTable(now, baseline).html(build(now) + ", beside the baseline, " + build(run) + "."))
                .orElse(none());
        return all(since.bars(), table, kept);
    }

    private Html timeline() {
        return report.history()
                .last()
                .filter(run -> !run.stages().isEmpty())
                .map(run -> section("timeline", "Timeline", new Timeline(run).html()))
                .orElse(none());
    }

    private Html tests() {
        List<Html> pieces = new ArrayList<>();
        if (report.tests().classes().isEmpty()) {
            pieces.add(missing(
                    "No test of this module has run.",
                    "mvn verify",
                    "They are read from target/surefire-reports and target/failsafe-reports."));
        } else {
            pieces.add(new TestTables(report).html());
        }
        report.tests()
                .unreadable()
                .forEach(file -> pieces.add(note(
                        "Not shown, because it breaks off or is no test report: ",
                        file.getFileName().toString(),
                        "")));
        return section("tests", "Tests by tier", all(pieces));
    }

    private Html trend() {
        List<Timings> runs = report.history().builds();
        List<Timings> last = runs.subList(Math.max(0, runs.size() - TREND), runs.size());
        return last.size() < 2
                ? none()
                : section("trend", "The last " + last.size() + " builds", new Trend(last, report.zone()).html());
    }

    private Html image() {
        List<Image> images = report.images();
        if (images.isEmpty()) {
            return section("image", "Image", missing("No image of this module has been built.", "mvn prism:image", ""));
        }
        Image image = images.get(0);
        Html start = image.measured()
                .start()
                .map(time -> tag(
                        "p",
                        text("The variant " + image.variant() + " has "
                                + Figures.size(image.measured().size())
                                + " and gave its first answer " + Figures.time(time.toMillis())
                                + " after its container was started.")))
                .orElseGet(() -> note(
                        "The variant " + image.variant() + " has "
                                + Figures.size(image.measured().size())
                                + ". Its start was not measured; it is when an engine has the image: ",
                        "mvn prism:image -Dprism.image.output=engine",
                        ""));
        return section("image", "Image", all(start, new ImageLayers(images).html()));
    }

    private Html modules() {
        if (report.modules().isEmpty()) {
            return none();
        }
        return section(
                "modules",
                "Modules",
                tag(
                                "div",
                                tag(
                                        "table",
                                        tag(
                                                "thead",
                                                tag(
                                                        "tr",
                                                        Stream.of("module", "last build", "whole build", "tests")
                                                                .map(name -> tag("th", name)
                                                                        .with("scope", "col")))),
                                        tag("tbody", report.modules().stream().map(this::module))))
                        .classed("wide"));
    }

    private Html module(Module module) {
        Html name = alone
                ? tag("a", module.name()).with("href", module.page().toString().replace('\\', '/'))
                : text(module.name());
        Html result = module.last()
                .map(run -> tag("td", run.success() ? "passed" : "failed").classed(run.success() ? "" : "slower"))
                .orElse(tag("td", "not timed yet"));
        return tag(
                "tr",
                tag("th", name).with("scope", "row"),
                result,
                tag("td", module.last().map(run -> Figures.time(run.total())).orElse("\u2013"))
                        .classed("figure"),
                tag(
                                "td",
                                Figures.format("%,d", module.tests())
                                        + (module.failed() > 0 ? ", " + module.failed() + " failed" : ""))
                        .classed("figure"));
    }

    private Html footer() {
        return tag(
                "footer",
                tag(
                        "p",
                        text("Made by "),
                        tag("code", "mvn prism:report"),
                        text(", " + clock(report.made(), report.zone()) + ".")));
    }

    private static Html section(String id, String title, Html content) {
        return tag("section", tag("h2", title).with("id", id), content).with("aria-labelledby", id);
    }

    private static Html missing(String what, String command, String more) {
        return tag(
                        "div",
                        tag("p", tag("b", what)),
                        tag(
                                "p",
                                text("Run "),
                                tag("code", command),
                                text(", then "),
                                tag("code", "mvn prism:report"),
                                text(" again. " + more)))
                .classed("missing");
    }

    private static Html note(String before, String code, String after) {
        return tag("p", text(before), tag("code", code), text(after)).classed("note");
    }

    private static String command(Timings build) {
        return "mvn " + String.join(" ", build.goals());
    }

    private String build(Timings build) {
        return command(build) + " of " + clock(build);
    }

    private String clock(Timings build) {
        return clock(Instant.ofEpochMilli(build.started()), report.zone());
    }

    static String clock(Instant time, ZoneId zone) {
        return CLOCK.format(time.atZone(zone));
    }

    private static String resource(String name) {
        try (InputStream stream = Page.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
