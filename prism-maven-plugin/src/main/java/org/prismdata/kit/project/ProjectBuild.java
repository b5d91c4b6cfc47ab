package org.prismdata.kit.project;

import java.util.List;

/** The project's own build, run by Maven. */
public interface ProjectBuild {
    /** The modules as far as they are known before their first build: their folders. */
    List<ProjectModule> folders();

    /**
     * Reads the POMs and makes all that the tests need, without running them.
     *
     * @throws org.prismdata.kit.problem.PrismException with Maven's own words if it fails
     */
    List<ProjectModule> compile();

    /**
     * Runs the integration tests against services that stay up.
     *
     * @throws org.prismdata.kit.problem.PrismException with Maven's own words if it fails
     */
    void integrationTests();
}
