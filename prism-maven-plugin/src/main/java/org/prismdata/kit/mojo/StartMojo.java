package org.prismdata.kit.mojo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.prismdata.kit.provision.StartRequest;
import org.prismdata.kit.provision.StartedServices;
import org.prismdata.kit.service.ConfigurationElement;
import org.prismdata.kit.service.ServiceCatalog;
import org.prismdata.kit.service.ServiceReader;
import org.prismdata.kit.service.ServiceRequest;

/**
 * Starts the project's services in rootless Podman and waits until each serves.
 *
 * <p>Within a build, {@code prism:stop} ends them after the integration tests, which find each in system properties:
 * {@code prism.SERVICE.host}, {@code .port} and what else its clients need, such as {@code .url} or {@code .brokers},
 * {@code .username} and {@code .password}; {@code prism.SERVICE.container} and {@code prism.engine.program} let a test
 * restart one. Called by hand, the services stay up until {@code mvn prism:stop}.
 *
 * @since 0.1.0
 */
@Mojo(name = "start", defaultPhase = LifecyclePhase.PRE_INTEGRATION_TEST, threadSafe = true)
public final class StartMojo extends ServiceMojo {
    /** Where the stop goal of the same build finds what this one started. */
    static final String STARTED = "org.prismdata.kit.started";

    // Failsafe reads this one itself, as a late default of its <systemPropertiesFile>: no wiring in the user's POM.
    private static final List<String> FAILSAFE_FILE =
            List.of("failsafe.systemPropertiesFile", "surefire.systemPropertiesFile");

    /**
     * The services to start, an element each; a name alone is enough.
     * Each may hold {@code image}, {@code tag}, {@code env}, {@code initSql} (a SQL file or a folder of them, relative
     * to the project), {@code command}, {@code port} and {@code timeout} (seconds, 60 if absent). The same settings can
     * be given as {@code -Dprism.SERVICE.SETTING=…}, which wins. Nothing is started when it is absent.
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
        Map<String, String> commandLine = text(session().getUserProperties());
        ServiceCatalog catalog =
                new ServiceCatalog(() -> new JibSettings(project(), session()).imageName(Optional.ofNullable(name)));
        List<ServiceRequest> requests = new ServiceReader(
                        catalog, project().getBasedir().toPath(), commandLine)
                .read(element("services", services), Optional.ofNullable(serviceNames));
        if (requests.isEmpty()) {
            getLog().info(
                            "no services: the plugin's <configuration> has no <services>, and -Dprism.services is absent");
            return;
        }
        StartedServices started = provisioner()
                .start(new StartRequest(
                        module(), requests, calledByHand(), session().isOffline()));
        publish(started);
    }

    @SuppressWarnings("unchecked") // Maven's plugin context is a raw map
    private void publish(StartedServices started) {
        getPluginContext().put(STARTED, started);
        Properties properties = project().getProperties();
        started.services().forEach(service -> properties.putAll(service.properties()));
        FAILSAFE_FILE.forEach(
                name -> properties.setProperty(name, started.properties().toString()));
        if (failsafeHasAFileOfItsOwn()) {
            getLog().warn(
                            "maven-failsafe-plugin has a <systemPropertiesFile> of its own, so the tests will not find the"
                                    + " services; add the properties of " + started.properties() + " to it, or use"
                                    + " <systemPropertyVariables> instead");
        }
        if (calledByHand()) {
            getLog().info("how to reach them: " + started.properties() + "; `mvn prism:stop` ends them");
        }
    }

    private boolean failsafeHasAFileOfItsOwn() {
        Plugin failsafe = project().getPlugin("org.apache.maven.plugins:maven-failsafe-plugin");
        return failsafe != null
                && failsafe.getConfiguration() instanceof Xpp3Dom configuration
                && configuration.getChild("systemPropertiesFile") != null;
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

    private static Map<String, String> text(Properties properties) {
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, properties::getProperty));
    }
}
