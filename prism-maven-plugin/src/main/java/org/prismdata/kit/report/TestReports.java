package org.prismdata.kit.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.prismdata.kit.report.TestClass.Result;
import org.prismdata.kit.report.TestClass.TestCase;
import org.prismdata.kit.tier.Tier;

/**
 * The reports of Surefire and Failsafe.
 *
 * @param unreadable the files that are none, or no more than the beginning of one
 * @see <a href="https://maven.apache.org/surefire/maven-surefire-plugin/xsd/surefire-test-report.xsd">their schema</a>
 */
record TestReports(List<TestClass> classes, List<Path> unreadable) {
    private static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XML.setProperty(XMLInputFactory.IS_COALESCING, true);
    }

    TestReports {
        classes = List.copyOf(classes);
        unreadable = List.copyOf(unreadable);
    }

    /**
     * @param target the module's build folder
     * @param tiers the tier of a class that Surefire ran, by its name
     */
    static TestReports read(Path target, Function<String, Tier> tiers) throws IOException {
        List<TestClass> classes = new ArrayList<>();
        List<Path> unreadable = new ArrayList<>();
        for (Path file : files(target.resolve("surefire-reports"))) {
            read(file, tiers, classes, unreadable);
        }
        for (Path file : files(target.resolve("failsafe-reports"))) {
            read(file, name -> Tier.REAL, classes, unreadable);
        }
        return new TestReports(classes, unreadable);
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
                    .sorted()
                    .toList();
        }
    }

    private static void read(Path file, Function<String, Tier> tiers, List<TestClass> classes, List<Path> unreadable)
            throws IOException {
        Instant written = Files.getLastModifiedTime(file).toInstant();
        try (InputStream stream = Files.newInputStream(file)) {
            XMLStreamReader reader = XML.createXMLStreamReader(stream);
            reader.nextTag();
            String name = attribute(reader, "name").orElse(file.getFileName().toString());
            List<TestCase> tests = new ArrayList<>();
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals("testcase")) {
                    tests.add(test(reader));
                }
            }
            classes.add(new TestClass(name, tiers.apply(name), written, tests));
        } catch (XMLStreamException e) {
            unreadable.add(file);
        }
    }

    /** Leaves the reader at the end of the element. */
    private static TestCase test(XMLStreamReader reader) throws XMLStreamException {
        // Where a class fails before its tests, the test has no name.
        String name = attribute(reader, "name").filter(text -> !text.isBlank()).orElse("(the class itself)");
        Duration time = attribute(reader, "time").map(TestReports::seconds).orElse(Duration.ZERO);
        Result result = Result.PASSED;
        Optional<String> message = Optional.empty();
        while (reader.next() != XMLStreamConstants.END_ELEMENT
                || !reader.getLocalName().equals("testcase")) {
            if (!reader.isStartElement()) {
                continue;
            }
            switch (reader.getLocalName()) {
                case "failure", "error" -> {
                    result = Result.FAILED;
                    Optional<String> said = attribute(reader, "message").or(() -> attribute(reader, "type"));
                    message = firstLine(said.isPresent() ? said.get() : reader.getElementText());
                }
                case "skipped" -> {
                    result = Result.SKIPPED;
                    message = attribute(reader, "message").flatMap(TestReports::firstLine);
                }
                default -> {
                    // Output, and what a test that passed in the end had said before.
                }
            }
        }
        return new TestCase(name, time, result, message);
    }

    private static Optional<String> firstLine(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst();
    }

    private static Optional<String> attribute(XMLStreamReader reader, String name) {
        return Optional.ofNullable(reader.getAttributeValue(null, name));
    }

    /** With commas between thousands, as Surefire writes them. */
    private static Duration seconds(String text) {
        try {
            return Duration.ofNanos(Math.round(Double.parseDouble(text.replace(",", "")) * 1e9));
        } catch (NumberFormatException e) {
            return Duration.ZERO;
        }
    }
}
