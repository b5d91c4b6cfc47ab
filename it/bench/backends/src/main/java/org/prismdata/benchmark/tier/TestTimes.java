package org.prismdata.benchmark.tier;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.prismdata.benchmark.report.Sorted;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * How long tests took, from the reports of Surefire and Failsafe. Of several rounds the median counts.
 *
 * @param seconds of all their classes
 */
record TestTimes(List<TestTime> tests, double seconds) {
    /**
     * One test.
     *
     * @param first whether it is the first of its class: it pays for loading the class, and maybe for opening the backend
     */
    record TestTime(String type, String name, double millis, boolean first) {
        /** Whether it is one of those that every backend in every tier has to pass. */
        boolean ofContract() {
            return type.matches(".*\\.(Instant|Embedded|Real)(KeyValue|File|PubSub)(Test|IT)");
        }
    }

    /** @param rounds the folders of several runs of the same tests */
    static TestTimes read(List<Path> rounds) throws IOException {
        Map<String, List<TestTime>> tests = new LinkedHashMap<>();
        List<Double> seconds = new ArrayList<>();
        for (Path round : rounds) {
            double all = 0;
            try (DirectoryStream<Path> files = Files.newDirectoryStream(round, "TEST-*.xml")) {
                for (Path file : files) {
                    Element suite = suite(file);
                    all += seconds(suite);
                    tests(suite)
                            .forEach(test -> tests.computeIfAbsent(
                                            test.type() + "." + test.name(), key -> new ArrayList<>())
                                    .add(test));
                }
            }
            seconds.add(all);
        }
        return new TestTimes(tests.values().stream().map(TestTimes::median).toList(), median(seconds.stream()));
    }

    private static Element suite(Path file) throws IOException {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile())
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(file + " is not a report", e);
        }
    }

    private static List<TestTime> tests(Element suite) {
        List<TestTime> tests = new ArrayList<>();
        NodeList cases = suite.getElementsByTagName("testcase");
        for (int i = 0; i < cases.getLength(); i++) {
            Element test = (Element) cases.item(i);
            tests.add(new TestTime(
                    test.getAttribute("classname"), test.getAttribute("name"), seconds(test) * 1000, i == 0));
        }
        return tests;
    }

    private static double seconds(Element timed) {
        return Double.parseDouble(timed.getAttribute("time").replace(",", ""));
    }

    private static TestTime median(List<TestTime> same) {
        TestTime any = same.get(0);
        return new TestTime(any.type(), any.name(), median(same.stream().map(TestTime::millis)), any.first());
    }

    private static double median(Stream<Double> values) {
        return new Sorted(values.mapToDouble(Double::doubleValue)).median();
    }
}
