package org.prismdata.kit.mojo;

import java.io.File;
import java.util.Optional;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.prismdata.kit.provision.ComposeRequest;
import org.prismdata.kit.provision.Lifetimes;
import org.prismdata.kit.provision.StartRequest;
import org.prismdata.kit.provision.StartedServices;

/**
 * Waits until the project's services, in rootless Podman, serve; starts those that do not start already.
 *
 * <p>In a build whose plan has the integration tests they start in the background before the first goal, and modules that
 * want the same share it. {@code prism:stop} ends them after the tests, which find each in system properties:
 * {@code prism.SERVICE.host}, {@code .port} and what else its clients need; {@code prism.SERVICE.container} and
 * {@code prism.engine.program} let a test restart one that is {@code restartable} and not shared. Called by hand, the
 * services stay up until {@code mvn prism:stop}.
 *
 * @since 0.1.0
 */
@Mojo(name = StartMojo.NAME, defaultPhase = LifecyclePhase.PRE_INTEGRATION_TEST, threadSafe = true)
public final class StartMojo extends FetchingMojo {
    static final String NAME = "start";
    static final String LIFETIME = "120";
    static final String IDLE = "60";
    static final String COMPOSE_TIMEOUT = "60";

    /**
     * The services to start, an element each; a name alone is enough.
     * Each may hold {@code image}, {@code tag}, {@code env}, {@code initSql}, {@code files}, {@code command}, {@code port},
     * {@code timeout}, {@code dependsOn} and {@code restartable}, also given as {@code -Dprism.SERVICE.SETTING=…}, which
     * wins. A {@code service} element declares one that the kit does not know, by {@code name}, {@code image},
     * {@code port} and {@code readiness}. The page on services says what each is. Nothing is started when it is absent.
     * Example: {@code <services><postgres><tag>17-alpine</tag><initSql>src/test/sql</initSql></postgres></services>}.
     *
     * @since 0.1.0
     */
    @Parameter
    private PlexusConfiguration services;

    /**
     * A Compose file whose services start too, by podman-compose or {@code docker compose}. By default there is none.
     * Example: {@code <composeFile>compose.yaml</composeFile>}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "prism.composeFile")
    private File composeFile;

    /**
     * Seconds that the services of the Compose file may take to get ready, once started. The default is 60.
     * Example: {@code -Dprism.composeTimeout=180}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "prism.composeTimeout", defaultValue = COMPOSE_TIMEOUT)
    private String composeTimeout;

    /**
     * The names of the services to start, separated by commas. By default all of {@code <services>} are started.
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
                        XmlElement.of("services", services),
                        Optional.ofNullable(serviceNames),
                        Optional.ofNullable(name),
                        Optional.ofNullable(composeFile).map(file -> ComposeRequest.of(file.toPath(), composeTimeout)),
                        calledByHand(),
                        registries(),
                        Lifetimes.ofMinutes(lifetime, idle),
                        snapshots);
        if (request.isEmpty()) {
            getLog().info("no services: the plugin's <configuration> has no <services> and no <composeFile>");
            return;
        }
        StartedServices started = sessionServices().join(request, getLog()::info);
        new FailsafeProperties(project()).tell(started).ifPresent(getLog()::warn);
        if (calledByHand()) {
            getLog().info("how to reach them: " + started.properties() + "; `mvn prism:stop` ends them");
        }
    }
}
