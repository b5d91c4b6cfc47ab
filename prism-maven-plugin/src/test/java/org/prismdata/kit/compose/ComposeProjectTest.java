package org.prismdata.kit.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.prismdata.kit.engine.Container;
import org.prismdata.kit.session.BuildSession;
import org.prismdata.kit.session.Host;

class ComposeProjectTest {
    private static final ComposeFile FILE = new ComposeFile(Path.of("/a/compose.yaml"), List.of(), "0123456789abcdef");

    @Test
    void thatOfThisBuildIsNotAbandoned() {
        assertThat(ComposeProject.ofBuild(FILE).abandoned()).isFalse();
        assertThat(ComposeProject.ofBuild(FILE).name()).matches("[a-z0-9][a-z0-9_-]*");
    }

    @Test
    void thatOfABuildThatIsOverIs() {
        String over = ComposeProject.ofBuild(FILE)
                .name()
                .replace(BuildSession.current().toString(), new BuildSession(1, 1).toString());

        assertThat(new ComposeProject(over).abandoned()).isTrue();
        assertThat(new ComposeProject(over.replace(Host.key(), "fedcba9876543210")).abandoned())
                .isFalse();
    }

    @Test
    void whatIsNotOursIsNot() {
        assertThat(List.of("orders", "prism-orders", "prism-kept-0123456789abcdef", ""))
                .allSatisfy(
                        name -> assertThat(new ComposeProject(name).abandoned()).isFalse());
    }

    @Test
    void itIsReadFromContainers() {
        Container alone = new Container("a", "Up", "", Map.of());
        Container one = new Container("b", "Up", "", Map.of(ComposeProject.LABEL, "prism-x"));

        assertThat(ComposeProject.of(List.of(alone, one, one))).containsExactly(new ComposeProject("prism-x"));
    }
}
