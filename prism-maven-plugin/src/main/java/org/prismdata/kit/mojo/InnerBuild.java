package org.prismdata.kit.mojo;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.maven.Maven;
import org.apache.maven.execution.AbstractExecutionListener;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionResult;
import org.apache.maven.plugin.AbstractMojoExecutionException;
import org.prismdata.kit.problem.PrismException;

/**
 * A build that this Maven runs within itself: its plugins are loaded and warm.
 *
 * @param outer the request of the build that it runs in
 */
record InnerBuild(Maven maven, MavenExecutionRequest outer) {

    /**
     * @param more properties besides those that the user gave
     * @throws PrismException if it fails
     */
    MavenExecutionResult run(List<String> goals, Map<String, String> more, AbstractExecutionListener listener) {
        MavenExecutionResult result = maven.execute(request(goals, more, listener));
        if (result.hasExceptions()) {
            throw new PrismException(
                    "Maven could not build the project",
                    result.getExceptions().stream()
                            .map(InnerBuild::text)
                            .distinct()
                            .collect(Collectors.joining("\n")),
                    "edit what it names; the watch goes on with the next change");
        }
        return result;
    }

    private MavenExecutionRequest request(
            List<String> goals, Map<String, String> more, AbstractExecutionListener listener) {
        MavenExecutionRequest request = DefaultMavenExecutionRequest.copy(outer);
        copyFolders(outer, request);
        Properties properties = new Properties();
        properties.putAll(outer.getUserProperties());
        properties.putAll(more);
        properties.setProperty(BuildTimings.PROPERTY, "false");
        request.setUserProperties(properties);
        request.setGoals(goals);
        request.setExecutionListener(listener);
        // This thread holds the lock of an aggregating goal, and no other would get in.
        request.setDegreeOfConcurrency(1);
        request.setBuilderId("singlethreaded");
        return request;
    }

    /** Maven 4 wants these of a request, and leaves them out when it copies one. */
    private static void copyFolders(MavenExecutionRequest from, MavenExecutionRequest to) {
        for (String name : List.of("RootDirectory", "TopDirectory")) {
            try {
                Object folder =
                        MavenExecutionRequest.class.getMethod("get" + name).invoke(from);
                MavenExecutionRequest.class.getMethod("set" + name, Path.class).invoke(to, folder);
            } catch (NoSuchMethodException e) {
                // Maven 3 has none.
                return;
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** The innermost failure of a goal with all it says. */
    private static String text(Throwable failure) {
        Throwable innermost = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof AbstractMojoExecutionException goal) {
                return goal.getLongMessage() == null ? goal.getMessage() : goal.getLongMessage();
            }
            innermost = cause;
        }
        return String.valueOf(failure.getMessage() == null ? innermost : failure.getMessage());
    }
}
