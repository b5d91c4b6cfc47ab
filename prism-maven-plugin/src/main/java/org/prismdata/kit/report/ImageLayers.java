package org.prismdata.kit.report;

import static org.prismdata.kit.report.Html.none;
import static org.prismdata.kit.report.Html.tag;
import static org.prismdata.kit.report.Html.text;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.prismdata.kit.report.Report.Image;
import org.prismdata.kit.report.Treemap.Tile;

/** What an image consists of: the newest as a map and a table of its layers, the other variants beside it. */
record ImageLayers(List<Image> images) {
    // Only their proportion counts.
    private static final double WIDTH = 200;
    private static final double HEIGHT = 100;
    // Below this a tile has no room for its name.
    private static final double LEGIBLE_WIDTH = 20;
    private static final double LEGIBLE_HEIGHT = 20;

    Html html() {
        Image image = images.get(0);
        return tag("div", map(image), tag("div", table(image), variants()).classed("beside"))
                .classed("layers");
    }

    private Html map(Image image) {
        Map<String, Long> layers = image.measured().layers();
        return tag(
                        "div",
                        Treemap.of(layers, WIDTH, HEIGHT).stream()
                                .map(tile -> tile(
                                        tile,
                                        layers.get(tile.name()),
                                        image.measured().size())))
                .classed("treemap")
                .decoration();
    }

    private static Html tile(Tile tile, long bytes, long whole) {
        boolean legible = tile.width() >= LEGIBLE_WIDTH && tile.height() >= LEGIBLE_HEIGHT;
        return tag("div", legible ? tag("b", tile.name()) : none(), legible ? tag("span", Figures.size(bytes)) : none())
                .with("title", tile.name() + ", " + Figures.size(bytes))
                .with(
                        "style",
                        "left:" + Figures.percent(tile.left(), WIDTH) + ";top:"
                                + Figures.percent(tile.top(), HEIGHT) + ";width:"
                                + Figures.percent(tile.width(), WIDTH) + ";height:"
                                + Figures.percent(tile.height(), HEIGHT) + ";--share:"
                                + Figures.percent(bytes, whole));
    }

    private static Html table(Image image) {
        Map<String, Long> layers = image.measured().layers();
        long whole = image.measured().size();
        return tag(
                "table",
                tag("caption", "Layers of the variant " + image.variant() + ", compressed"),
                tag("thead", tag("tr", Stream.of("layer", "size", "share").map(ImageLayers::heading))),
                tag(
                        "tbody",
                        layers.entrySet().stream()
                                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                                .map(layer -> row(
                                        layer.getKey(),
                                        Figures.size(layer.getValue()),
                                        Figures.share(layer.getValue(), whole)))),
                tag("tfoot", row("image", Figures.size(whole), "")));
    }

    private Html variants() {
        return images.size() == 1
                ? none()
                : tag(
                        "table",
                        tag("caption", "All variants that were built"),
                        tag(
                                "thead",
                                tag("tr", Stream.of("variant", "size", "start").map(ImageLayers::heading))),
                        tag(
                                "tbody",
                                images.stream()
                                        .map(image -> row(
                                                image.variant(),
                                                Figures.size(image.measured().size()),
                                                start(image)))));
    }

    /** How long after the start of its container the image gave its first answer. */
    static String start(Image image) {
        return image.measured()
                .start()
                .map(time -> Figures.time(time.toMillis()))
                .orElse("not measured");
    }

    private static Html heading(String name) {
        return tag("th", name).with("scope", "col");
    }

    private static Html row(String name, String... figures) {
        return tag(
                "tr",
                Stream.concat(
                        Stream.of(tag("th", text(name)).with("scope", "row")),
                        Stream.of(figures).map(figure -> tag("td", figure).classed("figure"))));
    }
}
