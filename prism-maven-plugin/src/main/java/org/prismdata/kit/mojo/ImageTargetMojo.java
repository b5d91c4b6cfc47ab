package org.prismdata.kit.mojo;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.platform.RuntimeSource;
import org.prismdata.kit.platform.TargetJdk;
import org.prismdata.kit.platform.TargetPlatform;
import org.prismdata.kit.platform.Targets;
import org.prismdata.kit.pull.Registries;
import org.prismdata.kit.pull.RegistryMirror;

/** For which platforms an image is made, and with what. */
abstract class ImageTargetMojo extends ImageDetailsMojo {
    /**
     * The platforms to make an image of: {@code linux/amd64}, {@code linux/arm64} or both, pushed under one name then.
     * The default is Jib's {@code <from><platforms>}, else Linux on this machine's processor.
     * Example: {@code -Dprism.image.platforms=linux/amd64,linux/arm64}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "prism.image.platforms")
    private String platforms;

    /**
     * The folders of JDKs for Linux to take the images' Java runtimes from, one for each platform.
     * The default is the JDK that runs Maven, where that is one for the platform. A JDK that does not run on this machine
     * needs its folder {@code jmods} and the version of the one that runs Maven; where the image has no base, it has to lie
     * within the files of a system of its platform, from which the C library comes.
     * Example: {@code -Dprism.image.targetJdk=/opt/arm64/usr/lib/jvm/java-17-openjdk-arm64}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "prism.image.targetJdk")
    private List<File> targetJdk;

    /**
     * An image with a JDK for Linux, in a container of which the Java runtime is linked, in place of by this machine's JDK.
     * The default, where this machine runs another system, is {@code docker.io/library/eclipse-temurin:VERSION-jdk}.
     * Example: {@code -Dprism.image.builder=registry.example/base/jdk:25}.
     *
     * @since 0.1.0
     */
    @Parameter(property = RuntimeSource.BUILDER_PROPERTY)
    private String builder;

    /**
     * The base image, in place of the variant's.
     * The default is Jib's {@code <from><image>}, else the variant's own.
     * Example: {@code -Dprism.image.base=registry.example/base/debian:12}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "prism.image.base")
    private String base;

    /**
     * JDK modules to add to those that the classes are seen to need.
     * None by default. Needed for what is found only by name at run time.
     * Example: {@code -Dprism.image.modules=jdk.zipfs,jdk.localedata}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "prism.image.modules")
    private Set<String> modules;

    /**
     * A registry that has the images of Docker Hub, from which their base images are fetched then; for those of another
     * registry with its host and {@code =} before it. Several have commas between them.
     * Example: {@code -Dprism.registryMirror=mirror.example:5000/dockerhub,gcr.io=mirror.example:5000/gcr}.
     *
     * @since 0.1.0
     */
    @Parameter(property = RegistryMirror.PROPERTY)
    private String registryMirror;

    @Inject
    private SettingsDecrypter decrypter;

    /** @param jibs the platforms that Jib is told */
    final Targets targets(List<TargetPlatform> jibs) throws IOException {
        String system = System.getProperty("os.name");
        String processor = System.getProperty("os.arch");
        List<TargetPlatform> named =
                Optional.ofNullable(platforms).map(TargetPlatform::parse).orElse(jibs);
        List<TargetJdk> jdks = new ArrayList<>();
        for (File folder : targetJdk == null ? List.<File>of() : targetJdk) {
            jdks.add(TargetJdk.read(folder.toPath(), system, processor));
        }
        return new Targets(
                named.isEmpty() ? List.of(TargetPlatform.ofProcessor(processor)) : named,
                jdks,
                Optional.ofNullable(builder).map(text -> ImageName.parse(text, RuntimeSource.BUILDER_PROPERTY)));
    }

    final Optional<String> base() {
        return Optional.ofNullable(base);
    }

    final Set<String> modules() {
        return modules == null ? Set.of() : modules;
    }

    final Registries registries() {
        return new RegistrySettings(session(), decrypter).registries(Optional.ofNullable(registryMirror));
    }
}
