package org.prismdata.kit.adopt;

import eu.maveniverse.domtrip.Element;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A plugin of a POM that starts containers before the integration tests and ends them after. */
record PluginBlock(Element plugin) {
    /**
     * @param phases the goals that may be there, and the phase of each
     * @throws NotUnderstood if an execution does something else, or at another time
     */
    void onlyRuns(Map<String, String> phases) throws NotUnderstood {
        for (Element execution : children(plugin, "executions")) {
            if (execution.childElement("configuration").isPresent()) {
                throw new NotUnderstood("an <execution> has a <configuration> of its own");
            }
            for (Element goal : children(execution, "goals")) {
                String name = text(goal);
                String usual = phases.get(name);
                if (usual == null) {
                    throw new NotUnderstood(
                            "it runs the goal " + name + ", which does more than to start or end services");
                }
                String phase = execution.childTextOr("phase", usual).strip();
                if (!phase.equals(usual)) {
                    throw new NotUnderstood("its goal " + name + " is bound to " + phase
                            + ", so unit tests may use what it starts; the kit's services are there from " + usual
                            + " on: turn those tests into *IT first, and bind it there");
                }
            }
        }
    }

    /**
     * @param parent the element
     * @param known the names that may be in it
     * @throws NotUnderstood if it has others
     */
    static void onlyHas(Element parent, Set<String> known) throws NotUnderstood {
        List<String> others = parent.childElements()
                .map(Element::name)
                .filter(name -> !known.contains(name))
                .toList();
        if (!others.isEmpty()) {
            throw new NotUnderstood("<" + parent.name() + "> has <" + String.join(">, <", others)
                    + ">, of which the kit knows no counterpart");
        }
    }

    List<Element> children(String... path) {
        return children(plugin, path);
    }

    static List<Element> children(Element from, String... path) {
        return from.path(path).stream().flatMap(Element::childElements).toList();
    }

    static String text(Element element) {
        return element.textContent().strip();
    }

    static Stream<Element> child(Element parent, String name) {
        return parent.childElement(name).stream();
    }
}
