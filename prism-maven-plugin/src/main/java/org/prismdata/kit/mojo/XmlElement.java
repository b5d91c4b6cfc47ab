package org.prismdata.kit.mojo;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.prismdata.kit.service.ConfigurationElement;

/** A parameter that Maven hands over as it is in the POM. */
final class XmlElement {
    private XmlElement() {}

    /**
     * @param name the parameter's
     * @param xml null if it is not there
     */
    static ConfigurationElement of(String name, PlexusConfiguration xml) {
        if (xml == null) {
            return new ConfigurationElement(name, "", List.of());
        }
        return new ConfigurationElement(
                name,
                Optional.ofNullable(xml.getValue()).orElse(""),
                Stream.of(xml.getChildren())
                        .map(child -> of(child.getName(), child))
                        .toList());
    }
}
