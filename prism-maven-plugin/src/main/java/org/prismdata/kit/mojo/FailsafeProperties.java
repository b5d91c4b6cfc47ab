package org.prismdata.kit.mojo;

import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.prismdata.kit.provision.StartedServices;

/** Tells the integration tests of a project where its services are, without wiring in the user's POM. */
record FailsafeProperties(MavenProject project) {
    // Failsafe reads this one itself, as a late default of its <systemPropertiesFile>.
    private static final List<String> FILE = List.of("failsafe.systemPropertiesFile", "surefire.systemPropertiesFile");

    /** Returns a warning if the tests will not find them. */
    Optional<String> tell(StartedServices started) {
        Properties properties = project.getProperties();
        started.services().forEach(service -> properties.putAll(service.properties()));
        FILE.forEach(name -> properties.setProperty(name, started.properties().toString()));
        return hasAFileOfItsOwn()
                ? Optional.of(
                        "maven-failsafe-plugin has a <systemPropertiesFile> of its own, so the tests will not find the"
                                + " services; add the properties of " + started.properties() + " to it, or use"
                                + " <systemPropertyVariables> instead")
                : Optional.empty();
    }

    private boolean hasAFileOfItsOwn() {
        Plugin failsafe = project.getPlugin("org.apache.maven.plugins:maven-failsafe-plugin");
        return failsafe != null
                && failsafe.getConfiguration() instanceof Xpp3Dom configuration
                && configuration.getChild("systemPropertiesFile") != null;
    }
}
