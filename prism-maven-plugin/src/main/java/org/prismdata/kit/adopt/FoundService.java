package org.prismdata.kit.adopt;

import java.util.List;
import org.prismdata.kit.service.ConfigurationElement;

/**
 * A service that a project starts by other means.
 *
 * @param name as in {@code prism.NAME.*}
 * @param element as it is to stand in {@code <services>}
 */
record FoundService(String name, ConfigurationElement element) {
    /** One that the kit knows. */
    static FoundService known(String name, List<ConfigurationElement> settings) {
        return new FoundService(name, new ConfigurationElement(name, "", settings));
    }

    /** Any other. */
    static FoundService declared(String name, List<ConfigurationElement> settings) {
        return new FoundService(name, new ConfigurationElement("service", "", settings));
    }

    static ConfigurationElement setting(String name, String text) {
        return new ConfigurationElement(name, text, List.of());
    }
}
