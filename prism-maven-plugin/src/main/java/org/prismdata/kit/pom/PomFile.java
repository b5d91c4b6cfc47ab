package org.prismdata.kit.pom;

import eu.maveniverse.domtrip.Document;
import eu.maveniverse.domtrip.DomTripException;
import eu.maveniverse.domtrip.Element;
import eu.maveniverse.domtrip.maven.PomEditor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.prismdata.kit.service.ConfigurationElement;

/** A POM's text, with its comments, indentation, line ends and encoding. */
public final class PomFile {
    private static final String MAVEN = "org.apache.maven.plugins";
    private static final String[] MANAGED = {"build", "pluginManagement", "plugins"};

    private final Path path;
    private final Document document;
    private final PomEditor editor;

    private PomFile(Path path, Document document) {
        this.path = path;
        this.document = document;
        this.editor = new PomEditor(document);
    }

    /**
     * @param path a POM that Maven has read already
     * @return empty if it can't be written back as it is, byte for byte
     */
    public static Optional<PomFile> read(Path path) throws IOException {
        try {
            PomFile pom = new PomFile(path, Document.of(path));
            return Arrays.equals(pom.bytes(), Files.readAllBytes(path)) ? Optional.of(pom) : Optional.empty();
        } catch (DomTripException e) {
            return Optional.empty();
        }
    }

    public Path path() {
        return path;
    }

    /** Its folder. */
    public Path folder() {
        return path.getParent();
    }

    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.toXml(bytes);
        return bytes.toByteArray();
    }

    public Element root() {
        return editor.root();
    }

    /** Of {@code <build><plugins>}. */
    public Optional<Element> plugin(String groupId, String artifactId) {
        return all("build", "plugins")
                .filter(plugin -> is(plugin, groupId, artifactId))
                .findFirst();
    }

    /** Of {@code <build><pluginManagement>}. */
    public Optional<Element> managed(String groupId, String artifactId) {
        return all(MANAGED).filter(plugin -> is(plugin, groupId, artifactId)).findFirst();
    }

    /** Of {@code <build>}: what runs, and then what is managed. */
    public Stream<Element> plugins() {
        return Stream.concat(all("build", "plugins"), all(MANAGED));
    }

    /** What stands in its elements that hold no others. */
    public Stream<String> texts() {
        return root().descendants()
                .filter(element -> !element.hasChildElements())
                .map(Element::textContent);
    }

    /** Of the profiles. */
    public Stream<Element> pluginsOfProfiles() {
        return all("profiles")
                .flatMap(profile -> Stream.concat(children(profile, "build", "plugins"), children(profile, MANAGED)));
    }

    public Stream<Element> dependencies() {
        return all("dependencies");
    }

    private Stream<Element> all(String... path) {
        return children(root(), path);
    }

    private static Stream<Element> children(Element from, String... path) {
        return from.path(path).stream().flatMap(Element::childElements);
    }

    public static boolean is(Element plugin, String groupId, String artifactId) {
        return plugin.childTextOr("artifactId", "").strip().equals(artifactId)
                && plugin.childTextOr("groupId", MAVEN).strip().equals(groupId);
    }

    /**
     * Adds one to {@code <build><plugins>}.
     *
     * @param replaced the one in whose place it is, below the same comment
     */
    public Element addPlugin(String groupId, String artifactId, Optional<String> version, Optional<Element> replaced) {
        Element build = root().childElement("build").orElseGet(this::addBuild);
        Element plugin = replaced.map(other -> editor.insertElementAfter(other, "plugin"))
                .orElseGet(() -> editor.addElement(child(build, "plugins"), "plugin"));
        replaced.ifPresent(this::remove);
        editor.addElement(plugin, "groupId", groupId);
        editor.addElement(plugin, "artifactId", artifactId);
        version.ifPresent(text -> editor.addElement(plugin, "version", text));
        return plugin;
    }

    private Element addBuild() {
        Element build = editor.insertMavenElement(root(), "build");
        editor.addElement(build, "plugins");
        // The empty line is for above it, not for its end.
        return build.innerPrecedingWhitespace(
                build.innerPrecedingWhitespace().replaceFirst("^(\\r?\\n)+(?=\\r?\\n)", ""));
    }

    /** One execution with these goals, which are bound to phases by themselves. */
    public void addExecution(Element plugin, List<String> goals) {
        Element list = editor.addElement(editor.addElement(child(plugin, "executions"), "execution"), "goals");
        goals.forEach(goal -> editor.addElement(list, "goal", goal));
    }

    /** The element of this name, which is added if it is not there. */
    public Element child(Element parent, String name) {
        return parent.childElement(name).orElseGet(() -> editor.addElement(parent, name));
    }

    public void add(Element parent, ConfigurationElement element) {
        Element added = element.text().isEmpty()
                ? editor.addElement(parent, element.name())
                : editor.addElement(parent, element.name(), element.text());
        element.children().forEach(inside -> add(added, inside));
        added.selfClosing(element.text().isEmpty() && element.children().isEmpty());
    }

    public void addText(Element parent, String name, String text) {
        editor.addElement(parent, name, text);
    }

    /** Takes it away, and what holds nothing else then. */
    public void remove(Element element) {
        Element parent = element.parentElement();
        editor.removeElement(element);
        if (parent != null && parent != root() && !parent.hasChildElements() && onlySpace(parent)) {
            remove(parent);
        }
    }

    /** Comments count as something. */
    private static boolean onlySpace(Element element) {
        return element.children().allMatch(node -> node.toXml().isBlank());
    }

    /** A copy of the element, with all that is in it, as another one's child. */
    public void copy(Element element, Element parent) {
        List<Element> inside = element.childElements().toList();
        if (inside.isEmpty()) {
            editor.addElement(parent, element.name(), element.textContent());
        } else {
            Element copy = editor.addElement(parent, element.name());
            inside.forEach(each -> copy(each, copy));
        }
    }

    /** Replaces a text wherever it stands in an element's own text. */
    public void replaceText(String text, String replacement) {
        root().descendants()
                .filter(element ->
                        !element.hasChildElements() && element.textContent().contains(text))
                .toList()
                .forEach(element ->
                        editor.setTextContent(element, element.textContent().replace(text, replacement)));
    }
}
