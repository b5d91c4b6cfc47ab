package org.prismdata.kit.mojo;

import java.nio.file.Path;
import java.util.List;
import org.apache.maven.model.Plugin;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.prismdata.kit.image.NativeProgram;

/** The user's native-maven-plugin, which runs GraalVM's {@code native-image}. All of its own configuration keeps its effect. */
record NativeGoal(PluginGoal goals) implements NativeProgram.Compiler {
    private static final String PLUGIN = "org.graalvm.buildtools:native-maven-plugin";
    private static final String ARGUMENTS = "buildArgs";

    @Override
    public String settings() {
        Plugin declared = declared();
        return declared.getVersion() + PluginGoal.configuration(declared);
    }

    @Override
    public void compile(String mainClass, List<String> arguments, Path program) throws Exception {
        Plugin declared = declared();
        Xpp3Dom configuration = PluginGoal.configuration(declared);
        PluginGoal.setText(configuration, "mainClass", mainClass);
        PluginGoal.setText(configuration, "imageName", program.getFileName().toString());
        PluginGoal.setText(configuration, "outputDirectory", program.getParent().toString());
        // Not the jar, which may not be there yet, or be an old one.
        PluginGoal.setText(
                configuration, "classesDirectory", goals.project().getBuild().getOutputDirectory());
        Xpp3Dom list = PluginGoal.child(configuration, ARGUMENTS);
        for (String argument : arguments) {
            Xpp3Dom element = new Xpp3Dom("buildArg");
            element.setValue(argument);
            list.addChild(element);
        }
        goals.run(
                declared,
                "compile-no-fork",
                configuration,
                "compile " + mainClass,
                "see what native-image says above; its options go to native-maven-plugin's <" + ARGUMENTS + ">");
    }

    private Plugin declared() {
        return goals.declared(PLUGIN, "compiles the native program");
    }
}
