package org.prismdata.kit.report;

import static org.prismdata.kit.report.Html.all;
import static org.prismdata.kit.report.Html.none;
import static org.prismdata.kit.report.Html.tag;
import static org.prismdata.kit.report.Html.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.prismdata.kit.report.TestClass.Result;
import org.prismdata.kit.report.TestClass.TestCase;
import org.prismdata.kit.tier.Tier;

/** The tests: those that failed, the slowest of each tier, and all of them. */
record TestTables(Report report) {
    private static final int SLOWEST = 10;
    private static final Comparator<TestOf> SLOWEST_FIRST =
            Comparator.comparing((TestOf test) -> test.test().time()).reversed();

    /** A test, and the class it belongs to. */
    private record TestOf(TestClass type, TestCase test) {}

    Html html() {
        List<Html> pieces = new ArrayList<>();
        pieces.add(failures());
        for (Tier tier : Tier.values()) {
            if (!report.tier(tier).isEmpty()) {
                pieces.add(tier(tier));
            }
        }
        return all(pieces);
    }

    private Html failures() {
        List<TestOf> failed = tests(report.tests().classes())
                .filter(test -> test.test().result() == Result.FAILED)
                .toList();
        return failed.isEmpty()
                ? none()
                : tag(
                                "div",
                                tag(
                                        "h3",
                                        Figures.count(failed.size(), "test") + " failed"
                                                + (failed.stream().allMatch(test -> report.earlier(test.type()))
                                                        ? " in an earlier build"
                                                        : "")),
                                tag("ul", failed.stream().map(test -> tag("li", name(test), message(test.test())))))
                        .classed("failures");
    }

    private static Html message(TestCase test) {
        return test.message().map(said -> tag("code", said)).orElse(none());
    }

    private Html tier(Tier tier) {
        List<TestClass> classes = report.tier(tier);
        List<TestOf> tests = tests(classes).sorted(SLOWEST_FIRST).toList();
        List<TestOf> slowest = tests.stream().limit(SLOWEST).toList();
        return tag(
                        "div",
                        tag("h3", tag("span", tier.text()).classed("key " + tier.text())),
                        tag("p", sum(classes)).classed("sum"),
                        list(
                                slowest,
                                tests.size() > SLOWEST ? "The " + SLOWEST + " slowest" : "All, the slowest first"),
                        tests.size() > SLOWEST ? classes(classes) : none())
                .classed("tier " + tier.text());
    }

    private String sum(List<TestClass> classes) {
        long tests = classes.stream().mapToLong(type -> type.tests().size()).sum();
        long failed =
                classes.stream().mapToLong(type -> type.count(Result.FAILED)).sum();
        long skipped =
                classes.stream().mapToLong(type -> type.count(Result.SKIPPED)).sum();
        long earlier = classes.stream().filter(report::earlier).count();
        Duration time = classes.stream().map(TestClass::time).reduce(Duration.ZERO, Duration::plus);
        return Figures.count(tests, "test") + " in "
                + Figures.count(classes.size(), "class").replace("classs", "classes")
                + ", " + Figures.time(time.toMillis())
                + (failed > 0 ? ", " + failed + " failed" : "")
                + (skipped > 0 ? ", " + skipped + " skipped" : "")
                + (earlier > 0 ? "; " + earlier + " of the classes ran in an earlier build only" : "");
    }

    private Html list(List<TestOf> tests, String caption) {
        long longest = tests.stream()
                .mapToLong(test -> test.test().time().toMillis())
                .max()
                .orElse(0);
        return tag(
                        "table",
                        tag("caption", caption),
                        tag("thead", tag("tr", heading("test"), heading("took")))
                                .classed("unseen"),
                        tag("tbody", tests.stream().map(test -> row(test, longest))))
                .classed("tests");
    }

    private static Html heading(String name) {
        return tag("th", name).with("scope", "col");
    }

    private Html row(TestOf test, long longest) {
        long millis = test.test().time().toMillis();
        Html bar = tag("i").with("style", "width:" + Figures.percent(millis, longest))
                .decoration();
        return tag(
                "tr",
                tag("th", name(test), result(test.test()), bar).with("scope", "row"),
                tag("td", Figures.time(millis)).classed("figure"));
    }

    private static Html result(TestCase test) {
        return switch (test.result()) {
            case PASSED -> none();
            case FAILED -> tag("em", "failed").classed("mark failed");
            case SKIPPED -> tag("em", "skipped").classed("mark");
        };
    }

    private Html name(TestOf test) {
        return all(tag("span", Html.name(test.test().name())).classed("test"), text(" "), type(test.type()));
    }

    private Html type(TestClass type) {
        return all(
                tag("small", Html.name(simple(type.name()))).with("title", type.name()),
                report.earlier(type) ? tag("em", "earlier build").classed("mark") : none());
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private Html classes(List<TestClass> classes) {
        Stream<Html> all = classes.stream()
                .sorted(Comparator.comparing(TestClass::time).reversed())
                .map(this::oneClass);
        return tag(
                "details",
                tag(
                        "summary",
                        "All "
                                + Figures.count(
                                        classes.stream()
                                                .mapToLong(type -> type.tests().size())
                                                .sum(),
                                        "test") + ", by class"),
                tag("div", all).classed("classes"));
    }

    private Html oneClass(TestClass type) {
        List<TestOf> tests = tests(List.of(type)).sorted(SLOWEST_FIRST).toList();
        return tag(
                "details",
                tag(
                        "summary",
                        tag("span", Html.name(type.name())).classed("test"),
                        tag(
                                        "span",
                                        Figures.count(tests.size(), "test") + ", "
                                                + Figures.time(type.time().toMillis()))
                                .classed("figure")),
                tag(
                        "table",
                        tag(
                                "tbody",
                                tests.stream()
                                        .map(test -> tag(
                                                "tr",
                                                tag(
                                                                "th",
                                                                tag(
                                                                                "span",
                                                                                test.test()
                                                                                        .name())
                                                                        .classed("test"),
                                                                result(test.test()))
                                                        .with("scope", "row"),
                                                tag(
                                                                "td",
                                                                Figures.time(test.test()
                                                                        .time()
                                                                        .toMillis()))
                                                        .classed("figure"))))));
    }

    private static Stream<TestOf> tests(List<TestClass> classes) {
        return classes.stream().flatMap(type -> type.tests().stream().map(test -> new TestOf(type, test)));
    }
}
