package org.prismdata.kit.adopt;

import java.util.List;

/** The kit's own plugin, as it stands in a POM. */
final class KitPlugin {
    static final String GROUP = "org.prismdata";
    static final String ARTIFACT = "prism-maven-plugin";
    static final String KEY = GROUP + ":" + ARTIFACT;
    static final List<String> GOALS = List.of("start", "stop");

    private KitPlugin() {}
}
