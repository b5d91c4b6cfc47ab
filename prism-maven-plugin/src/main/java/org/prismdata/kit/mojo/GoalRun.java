package org.prismdata.kit.mojo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** A goal that ran in a build, and its parameters as they counted. */
record GoalRun(String plugin, String goal, Xpp3Dom configuration) {
    private static final String DEFAULT = "default-value";

    /** To be called while it runs: later Maven no longer knows what its expressions stand for. */
    static GoalRun of(MavenSession session, MojoExecution execution) {
        Xpp3Dom configuration = new Xpp3Dom(execution.getConfiguration());
        evaluate(configuration, new PluginParameterExpressionEvaluator(session, execution));
        return new GoalRun(execution.getArtifactId(), execution.getGoal(), configuration);
    }

    private static void evaluate(Xpp3Dom element, PluginParameterExpressionEvaluator evaluator) {
        if (element.getChildCount() > 0) {
            Stream.of(element.getChildren()).forEach(child -> evaluate(child, evaluator));
            return;
        }
        element.setValue(Stream.of(element.getValue(), element.getAttribute(DEFAULT))
                .filter(text -> text != null)
                .flatMap(text -> evaluate(text, evaluator).stream())
                .findFirst()
                .orElse(null));
    }

    private static Optional<String> evaluate(String text, PluginParameterExpressionEvaluator evaluator) {
        try {
            return Optional.ofNullable(evaluator.evaluate(text)).map(GoalRun::string);
        } catch (ExpressionEvaluationException e) {
            return Optional.empty();
        }
    }

    private static String string(Object value) {
        if (value instanceof Iterable<?> values) {
            List<String> texts = new ArrayList<>();
            values.forEach(each -> texts.add(String.valueOf(each)));
            return String.join(",", texts);
        }
        return value.toString();
    }

    boolean is(String otherPlugin, String otherGoal) {
        return plugin.equals(otherPlugin) && goal.equals(otherGoal);
    }

    Optional<Xpp3Dom> element(String parameter) {
        return Optional.ofNullable(configuration.getChild(parameter));
    }

    Optional<String> text(String parameter) {
        return element(parameter).map(Xpp3Dom::getValue);
    }

    boolean isTrue(String parameter) {
        return text(parameter).filter("true"::equals).isPresent();
    }

    /** The values of the elements in it, or those of a list in one text. */
    List<String> list(String parameter) {
        Xpp3Dom[] children = children(parameter);
        if (children.length > 0) {
            return Stream.of(children)
                    .map(Xpp3Dom::getValue)
                    .filter(text -> text != null)
                    .toList();
        }
        return text(parameter).map(text -> List.of(text.split(","))).orElse(List.of());
    }

    /** The names and values of the elements in it; Java's properties have them in elements of their own. */
    Map<String, String> map(String parameter) {
        Map<String, String> map = new LinkedHashMap<>();
        for (Xpp3Dom child : children(parameter)) {
            Xpp3Dom name = child.getChild("name");
            Xpp3Dom value = name == null ? child : child.getChild("value");
            map.put(
                    name == null ? child.getName() : name.getValue(),
                    value == null || value.getValue() == null ? "" : value.getValue());
        }
        return map;
    }

    private Xpp3Dom[] children(String parameter) {
        return element(parameter).map(Xpp3Dom::getChildren).orElse(new Xpp3Dom[0]);
    }
}
