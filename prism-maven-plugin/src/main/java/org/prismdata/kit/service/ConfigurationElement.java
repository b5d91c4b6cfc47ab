package org.prismdata.kit.service;

import java.util.List;

/**
 * A piece of the plugin's XML configuration, as plain data.
 *
 * @param name the element's name
 * @param text its text; empty if it has none
 * @param children the elements inside it
 */
public record ConfigurationElement(String name, String text, List<ConfigurationElement> children) {
    public ConfigurationElement {
        children = List.copyOf(children);
    }
}
