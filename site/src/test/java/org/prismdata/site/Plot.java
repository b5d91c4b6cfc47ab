package org.prismdata.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * A picture of bars.
 *
 * @param name its file's
 * @param bars from top to bottom
 */
record Plot(String name, List<Bar> bars) {
    /**
     * A bar.
     *
     * @param group the heading it stands under
     * @param value the number written behind it
     * @param length as drawn, in units of the picture
     */
    record Bar(String group, String name, String value, double length) {
        double number() {
            return Double.parseDouble(value.replace(",", ""));
        }
    }

    static Plot read(Path svg) throws IOException {
        List<Bar> bars = new ArrayList<>();
        String group = "";
        String name = "";
        double length = 0;
        for (Element element :
                Jsoup.parse(Files.readString(svg), Parser.xmlParser()).select("text, rect")) {
            switch (element.className()) {
                case "group" -> group = element.text();
                case "name" -> name = element.text();
                case "value" -> bars.add(new Bar(group, name, element.text().split(" ")[0], length));
                default -> length = Double.parseDouble(element.attr("width"));
            }
        }
        return new Plot(svg.getFileName().toString(), bars);
    }

    /** The bars that have another value than the table, or not the length that goes with it. */
    List<Bar> differences(Element table) {
        double unit = bars.get(0).length() / bars.get(0).number();
        return bars.stream()
                .filter(bar -> !has(table, bar) || Math.abs(bar.length() - bar.number() * unit) > 0.5)
                .toList();
    }

    /** In the row of the bar's group, the cell below its name, or the row that it names. */
    private static boolean has(Element table, Bar bar) {
        List<String> heads = table.select("th").eachText();
        return table.select("tr:has(td)").stream()
                .map(row -> row.select("td").eachText())
                .filter(cells -> cells.get(0).equals(bar.group()))
                .flatMap(cells -> IntStream.range(1, cells.size())
                        .filter(i ->
                                heads.get(i).equals(bar.name()) || cells.get(1).equals(bar.name()))
                        .mapToObj(cells::get))
                .anyMatch(cell -> List.of(cell.split("[^\\d.,]+|,(?= |$)")).contains(bar.value()));
    }
}
