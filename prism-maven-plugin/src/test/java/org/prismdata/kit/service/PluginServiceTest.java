package org.prismdata.kit.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.readiness.GrpcReadiness;

class PluginServiceTest {
    private final Service plugin = new PluginService(() -> ImageName.parse("localhost/orders:1.0", "test"));

    @Test
    void itIsTheProjectsOwnImageAsItIs() {
        assertThat(plugin.defaultImage()).isEqualTo("localhost/orders:1.0");
        assertThat(plugin.defaultCommand()).isEmpty();
        assertThat(plugin.builtBy()).hasValueSatisfying(fix -> assertThat(fix).startsWith("mvn prism:image "));
    }

    @Test
    void testsAreToldTheTargetOfAGrpcClient() {
        ServiceInstance instance = plugin.instance(Map.of("LOG", "debug"), 43210);

        assertThat(instance.environment()).containsExactly(Map.entry("LOG", "debug"));
        assertThat(instance.readiness()).isEqualTo(new GrpcReadiness());
        assertThat(instance.properties())
                .isEqualTo(Map.of("host", "127.0.0.1", "port", "43210", "url", "127.0.0.1:43210"));
    }
}
