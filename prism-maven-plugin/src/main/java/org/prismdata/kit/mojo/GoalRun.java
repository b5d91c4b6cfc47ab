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

/** A goal as it ran in a build, and its parameters as they counted. */
record GoalRun(MavenSession session, MojoExecution execution) {
    boolean is(String plugin, String goal) {
        return execution.getArtifactId().equals(plugin) && execution.getGoal().equals(goal);
    }

    Optional<String> text(String parameter) {
        return element(parameter).flatMap(this::value);
    }

    boolean isTrue(String parameter) {
        return text(parameter).filter("true"::equals).isPresent();
    }

    /** The values of the elements in it, or those of a list in one text. */
    List<String> list(String parameter) {
        Optional<Xpp3Dom> element = element(parameter);
        if (element.isEmpty()) {
            return List.of();
        }
        Xpp3Dom[] children = element.get().getChildren();
        if (children.length > 0) {
            return Stream.of(children).flatMap(child -> value(child).stream()).toList();
        }
        return value(element.get()).map(text -> List.of(text.split(","))).orElse(List.of());
    }

    /** The names and values of the elements in it; Java's properties have them in elements of their own. */
    Map<String, String> map(String parameter) {
        Map<String, String> map = new LinkedHashMap<>();
        for (Xpp3Dom child : element(parameter).map(Xpp3Dom::getChildren).orElse(new Xpp3Dom[0])) {
            if (child.getChild("name") != null && child.getChild("value") != null) {
                map.put(
                        child.getChild("name").getValue(),
                        value(child.getChild("value")).orElse(""));
            } else {
                map.put(child.getName(), value(child).orElse(""));
            }
        }
        return map;
    }

    Optional<Xpp3Dom> element(String parameter) {
        return Optional.ofNullable(execution.getConfiguration()).map(dom -> dom.getChild(parameter));
    }

    private Optional<String> value(Xpp3Dom element) {
        String text = element.getValue() == null ? element.getAttribute("default-value") : element.getValue();
        if (text == null) {
            return Optional.empty();
        }
        Object value = evaluate(text);
        if (value == null && element.getAttribute("default-value") != null) {
            value = evaluate(element.getAttribute("default-value"));
        }
        return Optional.ofNullable(value).map(GoalRun::string);
    }

    private Object evaluate(String text) {
        try {
            return new PluginParameterExpressionEvaluator(session, execution).evaluate(text);
        } catch (ExpressionEvaluationException e) {
            return null;
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
}
