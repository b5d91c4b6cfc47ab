package org.prismdata.kit.mojo;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.prismdata.kit.provision.Lifetimes;
import org.prismdata.kit.provision.StartRequest;
import org.prismdata.kit.provision.StartedServices;
import org.prismdata.kit.service.ConfigurationElement;

/**
 * Waits until the project's services, in rootless Podman, serve; starts those that do not start already.
 *
 * <p>In a build whose plan has the integration tests they start in the background before the first goal. Modules that want
 * the same share it. Within a build, {@code prism:stop} ends them after the integration tests, which find each in system properties:
 * {@code prism.SERVICE.host}, {@code .port} and what else its clients need, such as {@code .url} or {@code .brokers},
 * {@code .username} and {@code .password}; {@code prism.SERVICE.container} and {@code prism.engine.program} let a test
 * restart one that is {@code restartable} and not shared. Called by hand, the services stay up until {@code mvn prism:stop}.
 *
 * @since 0.1.0
 */
@Mojo(name = StartMojo.NAME, defaultPhase = LifecyclePhase.PRE_INTEGRATION_TEST, threadSafe = true)
public final class StartMojo extends FetchingMojo {
    static final String NAME = "start";
    static final String LIFETIME = "120";
    static final String IDLE = "60";

    /**
     * The services to start, an element each; a name alone is enough.
     * Each may hold {@code image}, {@code tag}, {@code env}, {@code initSql} (a SQL file or a folder of them, relative
     * to the project), {@code command}, {@code port}, {@code timeout} (seconds, 60 if absent), {@code dependsOn} (names of
     * services to be ready before it) and {@code restartable} (whether tests may restart it). The same settings can be
     * given as {@code -Dprism.SERVICE.SETTING=…}, which wins. Nothing is started when it is absent.
     * Example: {@code <services><postgres><tag>17-alpine</tag><initSql>src/test/sql</initSql></postgres></services>}.
     *
     * @since 0.1.0
     */
    @Parameter
    private PlexusConfiguration services;

    /**
     * The names of the services to start, separated by commas, in place of all that the POM configures.
     * By default those of {@code <services>} are started.
     * Example: {@code -Dprism.services=postgres}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "prism.services")
    private String serviceNames;

    /**
     * The image that the service {@code plugin} runs.
     * By default what {@code prism:image} builds, also when {@code jib-maven-plugin} gives it another name.
     * Example: {@code -Dprism.image.name=localhost/orders:test}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "prism.image.name")
    private String name;

    /**
     * Minutes after which the engine itself ends a build's services, should nobody be left to do so.
     * The default is 120; a build whose tests take longer needs more. Docker has no such limit.
     * Example: {@code -Dprism.lifetime=300}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "prism.lifetime", defaultValue = LIFETIME)
    private String lifetime;

    /**
     * Minutes that services may go unused which {@code mvn prism:start} left up, before the next goal removes them.
     * The default is 60. Used or not, they end after 24 hours.
     * Example: {@code -Dprism.idle=480}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "prism.idle", defaultValue = IDLE)
    private String idle;

    /**
     * Initialise a service once, and start from that later.
     * The first start makes an image of the initialised service, {@code localhost/prism-snapshot/SERVICE}; it is made anew
     * when the service's image, variables or init SQL change, and the newest five are kept. The default is true.
     * Example: {@code -Dprism.snapshots=false}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "prism.snapshots", defaultValue = "true")
    private boolean snapshots;

    /**
     * Start nothing.
     * In a build nothing is started either when its integration tests are skipped ({@code skipITs} or
     * {@code maven.test.skip}) or {@code prism.tier} is {@code instant} or {@code embedded}. The default is false.
     * Example: {@code -Dprism.skip}, with services of your own named by {@code -Dprism.postgres.url=…}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "prism.skip", defaultValue = "false")
    private boolean skip;

    @Override
    protected void run() {
        Optional<String> reason = skip ? Optional.of("they are skipped (prism.skip)") : notNeeded();
        if (reason.isPresent()) {
            getLog().info("no services: " + reason.get());
            return;
        }
        StartRequest request = plan().request(
                        element("services", services),
                        Optional.ofNullable(serviceNames),
                        Optional.ofNullable(name),
                        calledByHand(),
                        registries(),
                        Lifetimes.ofMinutes(lifetime, idle),
                        snapshots);
        if (request.services().isEmpty()) {
            getLog().info(
                            "no services: the plugin's <configuration> has no <services>, and -Dprism.services is absent");
            return;
        }
        StartedServices started = sessionServices().join(request, getLog()::info);
        new FailsafeProperties(project()).tell(started).ifPresent(getLog()::warn);
        if (calledByHand()) {
            getLog().info("how to reach them: " + started.properties() + "; `mvn prism:stop` ends them");
        }
    }

    private static ConfigurationElement element(String name, PlexusConfiguration xml) {
        if (xml == null) {
            return new ConfigurationElement(name, "", List.of());
        }
        return new ConfigurationElement(
                name,
                Optional.ofNullable(xml.getValue()).orElse(""),
                Stream.of(xml.getChildren())
                        .map(child -> element(child.getName(), child))
                        .toList());
    }
}
