package org.prismdata.kit.pull;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.engine.ImageSource;
import org.prismdata.kit.engine.Login;

class RegistriesTest {
    private static final Login OF_MIRROR = new Login("ann", "one", "settings.xml");
    private static final Login OF_QUAY = new Login("bob", "two", "settings.xml");
    private static final Registries REGISTRIES = new Registries(
            false,
            RegistryMirrors.parse(Optional.of("http://mirror.example:5000/hub")),
            registry -> Optional.ofNullable(
                    Map.of("mirror.example:5000", OF_MIRROR, "quay.io", OF_QUAY).get(registry)));

    @Test
    void theMirrorIsAskedForWhatDockerHubHas() {
        ImageName image = ImageName.parse("postgres:16", "test");

        assertThat(REGISTRIES.source(image))
                .isEqualTo(new ImageSource(
                        image,
                        ImageName.parse("mirror.example:5000/hub/library/postgres:16", "test"),
                        true,
                        Optional.of(OF_MIRROR)));
    }

    @Test
    void anotherRegistryIsAskedItselfAndByItsOwnUser() {
        ImageName image = ImageName.parse("quay.io/team/postgres:16", "test");

        assertThat(REGISTRIES.source(image)).isEqualTo(new ImageSource(image, image, false, Optional.of(OF_QUAY)));
    }

    @Test
    void noLoginGoesToARegistryThatItIsNotFor() {
        assertThat(REGISTRIES
                        .source(ImageName.parse("mirror.example/a:1", "test"))
                        .login())
                .isEmpty();
    }
}
