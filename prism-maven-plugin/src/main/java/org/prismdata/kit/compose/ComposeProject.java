package org.prismdata.kit.compose;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.prismdata.kit.engine.Container;
import org.prismdata.kit.session.BuildSession;
import org.prismdata.kit.session.Host;
import org.prismdata.kit.session.Module;
import org.prismdata.kit.session.Ownership;

/**
 * The name under which all that a Compose file brings is found again: containers, networks and volumes. The programs that
 * read such files label them with it, also those that could have no label of ours. So it tells whose they are.
 *
 * @param name in the form that both programs take
 */
public record ComposeProject(String name) {
    /** What both programs label with it. */
    public static final String LABEL = "com.docker.compose.project";
    /** What both programs label a container with: the name of its service. */
    public static final String SERVICE_LABEL = "com.docker.compose.service";

    /** What tells whose a container is, and whether more than itself came with it. */
    public static final List<String> LABELS =
            Stream.concat(Ownership.LABELS.stream(), Stream.of(LABEL)).toList();

    private static final int PART = 8;
    private static final Pattern OF_BUILD =
            Pattern.compile("prism-(?<host>[0-9a-f]{16})-(?<session>\\d+-\\d+)-[0-9a-f]{" + PART + "}");

    /** One that ends with this build. */
    public static ComposeProject ofBuild(ComposeFile file) {
        return new ComposeProject("prism-" + Host.key() + "-" + BuildSession.current() + "-"
                + file.definition().substring(0, PART));
    }

    /** One that the user keeps up, for a module. */
    public static ComposeProject kept(Module module) {
        return new ComposeProject("prism-kept-" + module.key());
    }

    /** Those that containers came with, which were read with {@link #LABELS}. */
    public static Set<ComposeProject> of(List<Container> containers) {
        return containers.stream()
                .map(container -> container.labels().get(LABEL))
                .filter(name -> name != null)
                .map(ComposeProject::new)
                .collect(Collectors.toSet());
    }

    /** Whether the build whose it is, here, is over. */
    public boolean abandoned() {
        Matcher matcher = OF_BUILD.matcher(name);
        return matcher.matches()
                && matcher.group("host").equals(Host.key())
                && BuildSession.parse(matcher.group("session"))
                        .filter(BuildSession::alive)
                        .isEmpty();
    }

    @Override
    public String toString() {
        return name;
    }
}
