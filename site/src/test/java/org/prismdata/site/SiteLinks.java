package org.prismdata.site;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The links between the pages of a folder. Those to other hosts are not followed: a build needs no network. */
final class SiteLinks {
    private final Path folder;
    private final Map<Path, Document> pages = new HashMap<>();

    SiteLinks(Path folder) throws IOException {
        this.folder = folder;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".html")).toList()) {
                pages.put(file, Jsoup.parse(file));
            }
        }
    }

    /** The pages, relative to the folder. */
    Set<String> pages() {
        Set<String> names = new TreeSet<>();
        pages.keySet().forEach(page -> names.add(name(page)));
        return names;
    }

    /** The text of a page, spaces and line breaks as one space. */
    String text(String page) {
        return pages.get(folder.resolve(page)).getElementById("bodyColumn").text();
    }

    /** Every link to a page, file or anchor that is not there, as {@code PAGE -> LINK}. */
    List<String> broken() {
        List<String> broken = new ArrayList<>();
        pages.forEach((page, document) -> document.select("[href], [src]").forEach(element -> {
            String link = link(element);
            if (!isExternal(link) && !leadsSomewhere(page, link)) {
                broken.add(name(page) + " -> " + link);
            }
        }));
        return broken.stream().sorted().distinct().toList();
    }

    /** Everything a browser would fetch from another host to show a page. */
    List<String> fetchedFromElsewhere() {
        List<String> fetched = new ArrayList<>();
        pages.forEach((page, document) -> document.select("[src], link[href]").forEach(element -> {
            if (isExternal(link(element))) {
                fetched.add(name(page) + " -> " + link(element));
            }
        }));
        return fetched;
    }

    /** The pages no other page links to. */
    Set<String> orphans() {
        Set<String> orphans = pages();
        pages.forEach((page, document) -> document.select("a[href]").forEach(element -> {
            String link = link(element);
            if (!isExternal(link) && !target(page, link).equals(page)) {
                orphans.remove(name(target(page, link)));
            }
        }));
        return orphans;
    }

    private boolean leadsSomewhere(Path page, String link) {
        Path target = target(page, link);
        String anchor = URI.create(link).getFragment();
        if (anchor == null || anchor.isEmpty() || !pages.containsKey(target)) {
            return Files.isRegularFile(target);
        }
        Document document = pages.get(target);
        return document.getElementById(anchor) != null
                || document.select("a[name]").stream()
                        .anyMatch(element -> element.attr("name").equals(anchor));
    }

    private static Path target(Path page, String link) {
        String path = URI.create(link).getPath();
        return path.isEmpty() ? page : page.resolveSibling(path).normalize();
    }

    private static boolean isExternal(String link) {
        return link.startsWith("//") || URI.create(link).getScheme() != null;
    }

    private static String link(Element element) {
        return element.hasAttr("href") ? element.attr("href") : element.attr("src");
    }

    private String name(Path page) {
        return folder.relativize(page).toString().replace('\\', '/');
    }
}
