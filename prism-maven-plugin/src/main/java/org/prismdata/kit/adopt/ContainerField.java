package org.prismdata.kit.adopt;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.prismdata.kit.engine.ImageName;
import org.prismdata.kit.service.ConfigurationElement;
import org.prismdata.kit.service.ServiceCatalog;

/**
 * A field that holds a container of Testcontainers.
 *
 * @param owner the class that has it
 */
record ContainerField(TestSource source, ClassTree owner, VariableTree field) {
    // The kit knows by itself when its services are ready, and keeps their data off the disk as far as it can.
    private static final Set<String> NEEDLESS = Set.of(
            "withReuse",
            "waitingFor",
            "withStartupTimeout",
            "withStartupTimeoutSeconds",
            "withStartupAttempts",
            "withConnectTimeoutSeconds",
            "withTmpFs",
            "withLogConsumer",
            "withKraft");
    // Of JUnit 5 and JUnit 4; by a static field, both mean one container for all tests of the class.
    private static final Set<String> HOLDERS = Set.of("Container", "ClassRule");
    private static final Map<String, String> VARIABLES = Map.of(
            "withDatabaseName", "POSTGRES_DB", "withUsername", "POSTGRES_USER", "withPassword", "POSTGRES_PASSWORD");
    // Of org.testcontainers' own Postgres container.
    private static final String USUAL = "test";

    /** A call of the chain that makes the container. */
    private record Call(String method, List<? extends ExpressionTree> arguments) {}

    static boolean isOne(VariableTree field) {
        return typeName(field.getType()).endsWith("Container");
    }

    static boolean isOne(NewClassTree made) {
        return typeName(made.getIdentifier()).endsWith("Container");
    }

    static String typeName(Tree type) {
        Tree raw = type instanceof ParameterizedTypeTree generic ? generic.getType() : type;
        String name = String.valueOf(raw);
        return name.substring(name.lastIndexOf('.') + 1);
    }

    String name() {
        return field.getName().toString();
    }

    String ownerName() {
        return owner.getSimpleName().toString();
    }

    /** @throws NotUnderstood if there is more than one of it, or others than the tests ask it where it is */
    void isOneForAll() throws NotUnderstood {
        if (!field.getModifiers().getFlags().contains(Modifier.STATIC)) {
            throw new NotUnderstood(
                    "it is not static, so each test has a container of its own; a service of the kit is one for all");
        }
        boolean alone = owner.getMembers().stream()
                .filter(member -> member != field && member instanceof VariableTree)
                .noneMatch(member -> source.source().start(((VariableTree) member).getType())
                        == source.source().start(field.getType()));
        if (!alone) {
            throw new NotUnderstood("it is declared together with others; give each a declaration of its own");
        }
        for (AnnotationTree annotation : field.getModifiers().getAnnotations()) {
            String type = typeName(annotation.getAnnotationType());
            if (!HOLDERS.contains(type)) {
                throw new NotUnderstood("of @" + type + " the kit knows no counterpart");
            }
        }
    }

    /**
     * The service in its place.
     *
     * @param resources the folders of the tests' resources
     * @param asked the methods of the container that the tests call
     * @throws NotUnderstood if it does more than a service of the kit
     */
    FoundService service(Path module, List<Path> resources, Set<String> asked) throws NotUnderstood {
        if (asked.isEmpty()) {
            throw new NotUnderstood("no test asks it where it is");
        }
        List<Call> calls = new ArrayList<>();
        NewClassTree made = made(calls);
        String type = typeName(made.getIdentifier());
        if (made.getArguments().size() != 1) {
            throw new NotUnderstood("its image is not named");
        }
        ImageName image = KnownImage.name(image(made.getArguments().get(0)));
        KnownImage known = known(type, image);
        List<ConfigurationElement> settings = new ArrayList<>(known.settings());
        Map<String, String> variables = new LinkedHashMap<>();
        for (Call call : calls) {
            read(call, known.service(), module, resources, settings, variables);
        }
        if (known.service().equals("postgres")) {
            // Who does not ask for them has written them down.
            keep(variables, asked, "getUsername", "POSTGRES_USER", "withUsername");
            keep(variables, asked, "getPassword", "POSTGRES_PASSWORD", "withPassword");
            if (variables.containsKey("POSTGRES_USER")) {
                variables.putIfAbsent("POSTGRES_DB", USUAL);
            }
        }
        if (!variables.isEmpty()) {
            settings.add(new ConfigurationElement(
                    "env",
                    "",
                    variables.entrySet().stream()
                            .map(each -> FoundService.setting(each.getKey(), each.getValue()))
                            .toList()));
        }
        return FoundService.known(known.service(), settings);
    }

    private static void keep(
            Map<String, String> variables, Set<String> asked, String getter, String variable, String setter) {
        if (!asked.contains(getter)) {
            variables.putIfAbsent(variable, USUAL);
        }
    }

    private static KnownImage known(String type, ImageName image) throws NotUnderstood {
        switch (type) {
            case "PostgreSQLContainer":
                // Whatever its name: this class expects the contract of the official image.
                return new KnownImage("postgres", image);
            case "GenericContainer", "RedisContainer", "KafkaContainer":
                return KnownImage.of(image)
                        .orElseThrow(() -> new NotUnderstood("the kit knows no service for the image " + image
                                + " (you can declare one: <services><service>)"));
            default:
                throw new NotUnderstood("the kit knows no service for a " + type);
        }
    }

    private void read(
            Call call,
            String service,
            Path module,
            List<Path> resources,
            List<ConfigurationElement> settings,
            Map<String, String> variables)
            throws NotUnderstood {
        String method = call.method();
        if (NEEDLESS.contains(method)) {
            return;
        }
        if (VARIABLES.containsKey(method)) {
            variables.put(VARIABLES.get(method), literal(call, 0));
        } else if (method.equals("withEnv") && call.arguments().size() == 2) {
            variables.put(literal(call, 0), literal(call, 1));
        } else if (method.equals("withInitScript")) {
            settings.add(FoundService.setting("initSql", script(literal(call, 0), module, resources)));
        } else if (method.equals("withCommand") && call.arguments().size() == 1) {
            settings.add(FoundService.setting("command", literal(call, 0)));
        } else if (!method.equals("withExposedPorts")
                || !call.arguments()
                        .toString()
                        .equals(String.valueOf(ServiceCatalog.known(service).port()))) {
            throw new NotUnderstood("of ." + method + "(…) the kit knows no counterpart");
        }
    }

    private static String script(String name, Path module, List<Path> resources) throws NotUnderstood {
        return resources.stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::isRegularFile)
                .map(file -> module.relativize(file).toString().replace('\\', '/'))
                .findFirst()
                .orElseThrow(() -> new NotUnderstood("its init script " + name + " is not among the test resources"));
    }

    private NewClassTree made(List<Call> calls) throws NotUnderstood {
        ExpressionTree expression = field.getInitializer();
        while (expression instanceof MethodInvocationTree invocation
                && invocation.getMethodSelect() instanceof MemberSelectTree select) {
            calls.add(0, new Call(select.getIdentifier().toString(), invocation.getArguments()));
            expression = select.getExpression();
        }
        if (expression instanceof NewClassTree made && made.getClassBody() == null) {
            return made;
        }
        throw new NotUnderstood("it is not made where it is declared, by new and the container's own methods");
    }

    private static String image(ExpressionTree argument) throws NotUnderstood {
        ExpressionTree expression = argument;
        if (expression instanceof MethodInvocationTree substitute
                && substitute.getMethodSelect() instanceof MemberSelectTree select
                && select.getIdentifier().contentEquals("asCompatibleSubstituteFor")) {
            expression = select.getExpression();
        }
        if (expression instanceof MethodInvocationTree parse
                && parse.getMethodSelect().toString().endsWith("DockerImageName.parse")
                && parse.getArguments().size() == 1) {
            expression = parse.getArguments().get(0);
        }
        return text(expression).orElseThrow(() -> new NotUnderstood("its image is '" + argument + "', no text"));
    }

    private static String literal(Call call, int argument) throws NotUnderstood {
        return call.arguments().size() <= argument
                ? ""
                : text(call.arguments().get(argument))
                        .orElseThrow(
                                () -> new NotUnderstood("." + call.method() + "(…) has something else than a text"));
    }

    private static Optional<String> text(ExpressionTree expression) {
        return expression instanceof LiteralTree literal && literal.getValue() instanceof String text
                ? Optional.of(text)
                : Optional.empty();
    }
}
