package org.prismdata.kit.adopt;

import java.io.StringReader;
import java.util.List;
import java.util.stream.Stream;
import org.prismdata.kit.javasource.TextEdits;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Takes the fixed names of containers out of a Compose file, with which the kit starts none. */
final class ComposeNames {
    private ComposeNames() {}

    /** @throws NotUnderstood if it is no YAML */
    static String without(String yaml) throws NotUnderstood {
        TextEdits edits = new TextEdits(yaml);
        try {
            Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(yaml));
            values(root, "services")
                    .flatMap(ComposeNames::entries)
                    .map(NodeTuple::getValueNode)
                    .flatMap(ComposeNames::entries)
                    .filter(entry -> is(entry, "container_name"))
                    // Only entries of blocks: one in braces leaves its comma.
                    .forEach(entry -> edits.remove(
                            at(yaml, entry.getKeyNode().getStartMark().getIndex()),
                            at(yaml, entry.getValueNode().getEndMark().getIndex())));
        } catch (YAMLException e) {
            throw new NotUnderstood("its Compose file is no YAML: " + e.getMessage());
        }
        return edits.result();
    }

    private static int at(String text, int codePoint) {
        return text.offsetByCodePoints(0, codePoint);
    }

    private static Stream<Node> values(Node mapping, String key) {
        return entries(mapping).filter(entry -> is(entry, key)).map(NodeTuple::getValueNode);
    }

    private static Stream<NodeTuple> entries(Node node) {
        return node instanceof MappingNode mapping ? mapping.getValue().stream() : List.<NodeTuple>of().stream();
    }

    private static boolean is(NodeTuple entry, String key) {
        return entry.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key);
    }
}
