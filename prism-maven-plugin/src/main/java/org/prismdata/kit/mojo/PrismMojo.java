package org.prismdata.kit.mojo;

import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.prismdata.kit.problem.PrismException;

/** What every goal has in common: the one place where the core's errors become Maven's. */
abstract class PrismMojo extends AbstractMojo {

    /** The goal's work: one call into the core. */
    protected abstract void run() throws Exception;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        try {
            run();
        } catch (PrismException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (MojoExecutionException | MojoFailureException e) {
            throw e;
        } catch (Exception e) {
            throw new MojoExecutionException(
                    "unexpected " + e.getClass().getSimpleName() + ": " + e.getMessage()
                            + " (a defect of the kit, or a file it could not use; run again with -e for the details)",
                    e);
        }
    }
}
