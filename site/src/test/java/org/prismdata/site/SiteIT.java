package org.prismdata.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rendered pages hold together, and say what the kit does now. */
class SiteIT {
    private static SiteLinks site;

    @BeforeAll
    static void readPages() throws IOException {
        site = new SiteLinks(Path.of(System.getProperty("site.folder")));
    }

    @Test
    void everyLinkLeadsSomewhere() {
        assertThat(site.pages()).contains("index.html", "tutorial.html");
        assertThat(site.broken()).isEmpty();
    }

    @Test
    void everyPageIsLinked() {
        assertThat(site.orphans()).isEmpty();
    }

    @Test
    void everyPageIsInTheMenu() throws IOException {
        Document start = Jsoup.parse(Path.of(System.getProperty("site.folder"), "index.html"));
        List<String> menu = start.select("#leftColumn a").eachAttr("href");
        // The page that is shown has no link to itself.
        assertThat(site.pages()).allMatch(page -> menu.contains(page) || page.equals("index.html"));
    }

    @Test
    void pagesNeedNoNetwork() {
        assertThat(site.fetchedFromElsewhere()).isEmpty();
    }

    @Test
    void everyGoalAndParameterHasItsPlace() throws IOException {
        Path descriptor = Path.of(System.getProperty("site.descriptor"));
        Document plugin = Jsoup.parse(Files.readString(descriptor), Parser.xmlParser());
        assertThat(plugin.select("mojo")).isNotEmpty();
        List<String> missing = new ArrayList<>();
        for (Element goal : plugin.select("mojo")) {
            String page = "reference/" + goal.selectFirst("> goal").text() + ".html";
            String text = site.text(page);
            for (Element parameter : goal.select("parameter:has(> editable:containsOwn(true))")) {
                String description = Jsoup.parse(
                                parameter.selectFirst("> description").text())
                        .text();
                if (!text.contains(description.split("Example: ")[0].strip())) {
                    missing.add(page + ": " + parameter.selectFirst("> name").text());
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"EngineFailure, how-to/doctor.html", "PullFailure, how-to/get-images.html"})
    void everyComplaintOfAnEngineIsExplained(String failures, String page) throws ReflectiveOperationException {
        Class<?> type = Class.forName("org.prismdata.kit.engine." + failures);
        Field meaning = type.getDeclaredField("meaning");
        meaning.setAccessible(true);
        String text = site.text(page);
        List<String> unexplained = new ArrayList<>();
        for (Object failure : type.getEnumConstants()) {
            String sentence = ((String) meaning.get(failure)).replace("`", "");
            if (!text.contains(sentence)) {
                unexplained.add(sentence);
            }
        }
        assertThat(unexplained).isEmpty();
    }

    @Test
    void commandsNameThisVersion() {
        String version = System.getProperty("site.version");
        for (String page : site.pages()) {
            assertThat(Pattern.compile("-DarchetypeVersion=(\\S+)")
                            .matcher(site.text(page))
                            .results()
                            .map((MatchResult match) -> match.group(1)))
                    .as(page)
                    .allMatch(version::equals);
        }
    }

    /** Each says what its table says, with lengths that go with the values, and is told to those who don't see it. */
    @Test
    void plotsShowTheTableBelow() throws IOException {
        Path page = Path.of(System.getProperty("site.folder"), "reference/numbers.html");
        List<String> shown = new ArrayList<>();
        for (Element image : Jsoup.parse(page).select("img[src*=/plots/]")) {
            Plot plot = Plot.read(page.resolveSibling(image.attr("src")));
            Element table =
                    image.closest("p").nextElementSiblings().select("table").first();
            assertThat(plot.bars()).as(plot.name()).hasSizeGreaterThan(6);
            assertThat(plot.differences(table)).as(plot.name()).isEmpty();
            assertThat(image.attr("alt")).startsWith("Bars of ").contains("in the table");
            shown.add(plot.name());
        }
        try (Stream<Path> plots = Files.list(Path.of(System.getProperty("site.folder"), "images/plots"))) {
            assertThat(shown)
                    .containsExactlyInAnyOrderElementsOf(
                            plots.map(file -> file.getFileName().toString()).toList());
        }
    }

    @Test
    void aBrokenSiteIsSeen(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("index.html"), """
                <link href="https://fonts.example/font.css"><img src="missing.png">
                <a href="other.html#here">right</a> <a href="other.html#there">no anchor</a> <a href="gone.html">no page</a>
                <a href="https://elsewhere.example/">not followed</a>
                """);
        Files.writeString(folder.resolve("other.html"), "<h1 id='here'>Here</h1><a href='#here'>itself</a>");

        SiteLinks broken = new SiteLinks(folder);

        assertThat(broken.broken())
                .containsExactly(
                        "index.html -> gone.html", "index.html -> missing.png", "index.html -> other.html#there");
        assertThat(broken.fetchedFromElsewhere()).containsExactly("index.html -> https://fonts.example/font.css");
        assertThat(broken.orphans()).containsExactly("index.html");
    }
}
