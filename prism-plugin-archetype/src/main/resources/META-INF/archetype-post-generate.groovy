// Runs when the files are written; the archetype plugin has no hook before that. So this first looks at what was asked
// for: if it cannot work, it removes what was written and says why. Otherwise it puts the backend's parts in their places.
import java.nio.file.Files
import java.nio.file.LinkOption
import java.nio.file.Path
import java.nio.file.attribute.BasicFileAttributes
import java.time.LocalDateTime
import java.util.regex.Pattern
import java.util.zip.ZipEntry
import java.util.zip.ZipOutputStream
import javax.lang.model.SourceVersion

// A part holds files as they will be, but for the package's folder. A stand-in is a class that belongs to the plugin of
// one backend, and to the tests of another, where it plays the backend.
Map<String, Map<String, List<String>>> backends = [
        memstore: [
                parts: ['base', 'keyvalue', 'pubsub', 'keyvalue-and-pubsub', 'service', 'real-time', 'image', 'memstore'],
                plugin: ['keyvalue/MemStore', 'pubsub/Backlog', 'pubsub/MemBroker'],
                tests: []],
        sqlite: [
                parts: ['base', 'keyvalue', 'jdbc', 'service', 'real-time', 'image', 'embedded', 'sqlite'],
                plugin: ['jdbc/SqliteDialect'],
                tests: ['keyvalue/MemStore']],
        postgres: [
                parts: ['base', 'keyvalue', 'jdbc', 'service', 'testcontainers', 'embedded', 'postgres'],
                plugin: [],
                tests: ['keyvalue/MemStore', 'jdbc/SqliteDialect']],
        redis: [
                parts: ['base', 'keyvalue', 'pubsub', 'keyvalue-and-pubsub', 'service', 'testcontainers', 'real-time', 'embedded', 'redis'],
                plugin: ['pubsub/Backlog'],
                tests: ['keyvalue/MemStore', 'pubsub/MemBroker']],
        kafka: [
                parts: ['base', 'pubsub', 'service', 'testcontainers', 'retention', 'embedded', 'kafka'],
                plugin: [],
                tests: ['pubsub/Backlog', 'pubsub/MemBroker']],
        nats: [
                parts: ['base', 'pubsub', 'service', 'testcontainers', 'retention', 'embedded', 'nats'],
                plugin: [],
                tests: ['pubsub/Backlog', 'pubsub/MemBroker']],
]

String backend = request.properties.getProperty('backend')
Path output = Path.of(request.outputDirectory).toAbsolutePath().normalize()
Path project = output.resolve(request.artifactId).normalize()

// The plugin writes pom.xml right after the project's folder, and it overwrites nothing: what is older is the user's.
long start = created(project.resolve('pom.xml')) - 1000

List<String> problems = []
Map<String, String> fixed = [groupId: request.groupId, artifactId: request.artifactId]

if (!(request.groupId ==~ /[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*/)) {
    problems << problem("groupId is '$request.groupId'", 'it must be names of letters, digits, - and _, with dots between them')
    fixed.groupId = request.groupId.replaceAll(/[^\w.-]+/, '-').replaceAll(/\.+/, '.').replaceAll(/^[.-]+|[.-]+$/, '') ?: 'com.acme'
}
if (!(request.artifactId ==~ /[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*/)) {
    problems << problem("artifactId is '$request.artifactId'", 'the image is named after it, so it must be lower-case letters and digits, with ., _ or - only between them')
    fixed.artifactId = request.artifactId.toLowerCase(Locale.ROOT).replaceAll(/[^a-z0-9]+/, '-').replaceAll(/^-|-$/, '') ?: 'orders'
}
boolean packageGiven = request.package != packageOf(request.groupId, request.artifactId)
String wanted = packageGiven ? request.package : packageOf(fixed.groupId, fixed.artifactId)
String legal = legalPackage(wanted)
// A keyword is what somebody may well have in a domain or a product's name, and Java has a convention for it.
if (packageGiven && withoutKeywords(wanted) != legal) {
    problems << problem("package is '$wanted'", 'it must be names that Java allows and does not reserve, with dots between them')
    fixed.package = legal
} else if (packageGiven) {
    fixed.package = wanted
}
fixed.backend = backends.keySet().find { backend.toLowerCase(Locale.ROOT).contains(it) } ?: 'memstore'
if (backend != fixed.backend) {
    problems << problem("backend is '$backend'", "it must be one of ${backends.keySet().join(', ')}")
}
// Whose pipelines there are, and the files of each.
Map<String, List<String>> pipelines = [github: ['.github'], gitlab: ['.gitlab-ci.yml']]
String ci = request.properties.getProperty('ci')
if (ci != 'github') {
    fixed.ci = (pipelines.keySet() + ['both', 'none']).contains(ci) ? ci : 'github'
}
if (ci != 'github' && ci != fixed.ci) {
    problems << problem("ci is '$ci'", "it must be one of ${pipelines.keySet().join(', ')}, both, none")
}
if (request.version != '1.0-SNAPSHOT') {
    fixed.version = request.version
}
fixed.interactiveMode = 'false'

String fix = 'mvn archetype:generate' + [
        archetypeGroupId: request.archetypeGroupId,
        archetypeArtifactId: request.archetypeArtifactId,
        archetypeVersion: request.archetypeVersion, *: fixed].collect { " -D$it.key=$it.value" }.join('')

if (!problems) {
    if (Files.exists(output.resolve('pom.xml'))) {
        problems << problem("$output has a pom.xml", 'the archetype plugin then makes the project a module of that one and takes away its parent prism-bom')
        fix = "remove <module>$request.artifactId</module> from that pom.xml, which the archetype plugin added, and in a folder without one run: $fix"
    } else if (Files.walk(project).anyMatch { it != project && created(it) < start }) {
        problems << problem("$project holds files already", 'a new project needs a new or empty folder')
        fix = "move that folder away, or choose another artifactId; then run: $fix"
    }
}
if (problems) {
    remove(project, output, start)
    throw new IllegalArgumentException("Nothing was generated.\n${problems.join('\n')}\n  fix: $fix")
}

Map<String, List<String>> chosen = backends[backend]
Path packageFolder = Path.of(legal.replace('.', '/'))
chosen.parts.each { place(project.resolve("parts/$it"), project, packageFolder) }
[main: chosen.plugin, test: chosen.tests].each { tree, classes ->
    classes.each {
        move(project.resolve("stand-ins/${it}.java"), project.resolve("src/$tree/java").resolve(packageFolder).resolve("${it}.java"))
    }
}
['parts', 'stand-ins'].each { project.resolve(it).toFile().deleteDir() }
if (legal != request.package) {
    println "The package is $legal: Java does not allow $request.package."
    usePackage(project.resolve('src'), request.package, legal)
}
pipelines.findAll { it.key != ci && ci != 'both' }.values().flatten().each { remove(project.resolve(it), start) }
// The build of this archetype leaves out files of that name, and its archive forgets which files may be run.
Files.move(project.resolve('dot-gitignore'), project.resolve('.gitignore'))
project.resolve('mvnw').toFile().setExecutable(true, false)
remember(project, [
        archetypeGroupId: request.archetypeGroupId,
        archetypeArtifactId: request.archetypeArtifactId,
        archetypeVersion: request.archetypeVersion,
        groupId: request.groupId,
        artifactId: request.artifactId,
        version: request.version,
        package: legal,
        backend: backend,
        ci: ci])
noteEngine(project)

static String problem(String what, String why) {
    "$what\n  why: $why"
}

/** The default in archetype-metadata.xml. */
static String packageOf(String groupId, String artifactId) {
    "$groupId.$artifactId".replaceAll(/[^A-Za-z0-9_.]/, '')
}

/** Java's own convention for names that are keywords: an underscore after them. */
static String withoutKeywords(String name) {
    name.split(/\./, -1).collect { SourceVersion.isKeyword(it) ? "${it}_" : it }.join('.')
}

static String legalPackage(String name) {
    List<String> parts = name.split(/\./).collect { it.replaceAll(/\W/, '') }.findAll()
    String legal = withoutKeywords(parts.collect { it ==~ /\d.*/ ? "_$it" : it }.join('.')) ?: 'com.acme'
    legal ==~ /java(\..*)?/ ? "com.$legal" : legal
}

/** Moves a part's files into the project, Java sources into the package's folder. */
static void place(Path part, Path project, Path packageFolder) {
    Files.walk(part).filter { Files.isRegularFile(it) }.toList().each { file ->
        Path inside = part.relativize(file)
        boolean source = inside.nameCount > 3 && inside.getName(2).toString() == 'java'
        Path target = source ? inside.subpath(0, 3).resolve(packageFolder).resolve(inside.subpath(3, inside.nameCount)) : inside
        move(file, project.resolve(target))
    }
}

static void move(Path file, Path target) {
    Files.createDirectories(target.parent)
    Files.move(file, target)
}

/** What prism:upgrade tells the user's changes from those of the templates by. The same project gives the same bytes. */
static void remember(Path project, Map<String, String> asked) {
    Path folder = project.resolve('.prism')
    List<Path> files = Files.walk(project).filter { Files.isRegularFile(it) }.sorted().toList()
    Files.createDirectories(folder)
    new ZipOutputStream(Files.newOutputStream(folder.resolve('archetype.zip'))).withCloseable { zip ->
        zip.level = 9
        files.each { file ->
            ZipEntry entry = new ZipEntry(project.relativize(file).toString().replace('\\', '/'))
            entry.timeLocal = LocalDateTime.of(2000, 1, 1, 0, 0)
            zip.putNextEntry(entry)
            Files.copy(file, zip)
        }
    }
    String why = '# What this project was generated from. `mvn prism:upgrade` needs it, and the archive beside it: keep both in the repository.'
    Files.writeString(folder.resolve('archetype.properties'), "$why\n${asked.collect { "$it.key=$it.value\n" }.join('')}")
}

/** What its author has, so that prism:doctor can tell a pipeline that it has another. Without Podman there is nothing to note. */
static void noteEngine(Path project) {
    try {
        Process podman = new ProcessBuilder('podman', '--version').redirectError(ProcessBuilder.Redirect.DISCARD).start()
        podman.waitForOrKill(3000)
        def version = podman.text =~ /^podman version (\d+\.\d+\S*)/
        if (version.find()) {
            Files.writeString(project.resolve('.prism/engine'), "podman ${version.group(1)}\n")
        }
    } catch (IOException ignored) {
        // There is none.
    }
}

static void usePackage(Path sources, String written, String legal) {
    Files.walk(sources).filter { Files.isRegularFile(it) && !it.toString().endsWith('.proto') }.toList().each { file ->
        Files.writeString(file, Files.readString(file).replaceAll(/(?<![\w.])/ + Pattern.quote(written) + /(?!\w)/, legal))
    }
}

static long created(Path path) {
    Files.readAttributes(path, BasicFileAttributes, LinkOption.NOFOLLOW_LINKS).creationTime().toMillis()
}

/** Removes what the plugin wrote: no file that it did not write, and no folder that was there before. */
static void remove(Path project, Path output, long start) {
    ['pom.xml', 'README.md', 'parts', 'stand-ins', '.editorconfig', '.github', '.gitlab-ci.yml', '.mvn', 'dot-gitignore', 'mvnw', 'mvnw.cmd']
            .collect { project.resolve(it) }
            .findAll { Files.exists(it) }
            .each { remove(it, start) }
    for (Path folder = project; folder != output && removeNew(folder, start); folder = folder.parent) {
        if (!folder.startsWith(output)) {
            break
        }
    }
}

static void remove(Path top, long start) {
    Files.walk(top).sorted(Comparator.reverseOrder()).forEach { removeNew(it, start) }
}

static boolean removeNew(Path path, long start) {
    boolean removable = created(path) >= start && !(Files.isDirectory(path) && Files.list(path).findAny().present)
    if (removable) {
        Files.delete(path)
    }
    removable
}
