package org.prismdata.benchmark.tier;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.prismdata.benchmark.report.Sorted;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * How long each test took, from the reports of Surefire and Failsafe, which count in milliseconds.
 *
 * @param rounds the folders of several runs of the same tests; of each test the median counts
 */
record TestTimes(List<TestTime> tests) {
    /**
     * One test.
     *
     * @param first whether it is the first of its class: it pays for loading the class, and maybe for opening the backend
     */
    record TestTime(String type, String name, double millis, boolean first) {
        /** Whether it is one of those that every backend in every tier has to pass. */
        boolean ofContract() {
            return type.matches(".*\\.(Instant|Embedded|Real)(KeyValue|PubSub)(Test|IT)");
        }

        String shortName() {
            return type.substring(type.lastIndexOf('.') + 1) + "." + name.replaceAll("\\(.*\\)", "");
        }
    }

    static TestTimes read(List<Path> rounds) throws IOException {
        Map<String, List<TestTime>> measured = new LinkedHashMap<>();
        for (Path round : rounds) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(round, "TEST-*.xml")) {
                for (Path file : files) {
                    suite(file)
                            .forEach(test -> measured.computeIfAbsent(
                                            test.type() + "." + test.name(), key -> new ArrayList<>())
                                    .add(test));
                }
            }
        }
        return new TestTimes(measured.values().stream().map(TestTimes::median).toList());
    }

    private static TestTime median(List<TestTime> same) {
        TestTime any = same.get(0);
        double millis = new Sorted(same.stream().mapToDouble(TestTime::millis)).median();
        return new TestTime(any.type(), any.name(), millis, any.first());
    }

    private static List<TestTime> suite(Path file) throws IOException {
        List<TestTime> tests = new ArrayList<>();
        try {
            NodeList cases = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile())
                    .getElementsByTagName("testcase");
            for (int i = 0; i < cases.getLength(); i++) {
                Element test = (Element) cases.item(i);
                double seconds = Double.parseDouble(test.getAttribute("time").replace(",", ""));
                tests.add(new TestTime(
                        test.getAttribute("classname"), test.getAttribute("name"), seconds * 1000, i == 0));
            }
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(file + " is not a report", e);
        }
        return tests;
    }

    TestTimes only(Predicate<TestTime> wanted) {
        return new TestTimes(tests.stream().filter(wanted).toList());
    }
}
