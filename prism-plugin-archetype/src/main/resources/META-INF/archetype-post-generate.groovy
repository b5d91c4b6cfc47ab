// Runs when the files are written; the archetype plugin has no hook before that. So this first looks at what was asked
// for: if it cannot work, it removes what was written and says why. Otherwise it leaves the files of the backend.
import java.nio.file.Files
import java.nio.file.LinkOption
import java.nio.file.Path
import java.nio.file.attribute.BasicFileAttributes
import javax.lang.model.SourceVersion

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
if (!isPackage(wanted)) {
    problems << problem("package is '$wanted'", 'it must be names that Java allows and does not reserve, with dots between them')
    fixed.package = legalPackage(wanted)
} else if (packageGiven) {
    fixed.package = wanted
}
fixed.backend = ['memstore', 'postgres'].find { backend.toLowerCase(Locale.ROOT).contains(it) } ?: 'memstore'
if (backend != fixed.backend) {
    problems << problem("backend is '$backend'", 'it must be memstore or postgres')
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

String folder = request.package.replace('.', '/')
Path main = project.resolve("src/main/java/$folder")
Path test = project.resolve("src/test/java/$folder")
if (backend == 'postgres') {
    // Where Postgres is what counts, it is a stand-in for the tests.
    Files.move(main.resolve('keyvalue/MemStore.java'), test.resolve('keyvalue/MemStore.java'))
} else {
    [main.resolve('jdbc'), test.resolve('jdbc'), test.resolve('postgres'), project.resolve('src/test/resources')].each {
        it.toFile().deleteDir()
    }
}
// The build of this archetype leaves out files of that name, and its archive forgets which files may be run.
Files.move(project.resolve('dot-gitignore'), project.resolve('.gitignore'))
project.resolve('mvnw').toFile().setExecutable(true, false)

static String problem(String what, String why) {
    "$what\n  why: $why"
}

/** The default in archetype-metadata.xml. */
static String packageOf(String groupId, String artifactId) {
    "$groupId.$artifactId".replaceAll(/[^A-Za-z0-9_.]/, '')
}

static boolean isPackage(String name) {
    SourceVersion.isName(name) && !(name ==~ /java(\..*)?/)
}

static String legalPackage(String name) {
    List<String> parts = name.split(/\./).collect { it.replaceAll(/\W/, '') }.findAll()
    parts = parts.collect { it ==~ /\d.*/ ? "_$it" : SourceVersion.isName(it) ? it : "${it}_" }
    String legal = parts.join('.') ?: 'com.acme'
    isPackage(legal) ? legal : "com.$legal"
}

static long created(Path path) {
    Files.readAttributes(path, BasicFileAttributes, LinkOption.NOFOLLOW_LINKS).creationTime().toMillis()
}

/** Removes what the plugin wrote: no file that it did not write, and no folder that was there before. */
static void remove(Path project, Path output, long start) {
    ['pom.xml', 'README.md', 'src', '.editorconfig', '.github', '.mvn', 'dot-gitignore', 'mvnw', 'mvnw.cmd']
            .collect { project.resolve(it) }
            .findAll { Files.exists(it) }
            .each { top -> Files.walk(top).sorted(Comparator.reverseOrder()).forEach { removeNew(it, start) } }
    for (Path folder = project; folder != output && removeNew(folder, start); folder = folder.parent) {
        if (!folder.startsWith(output)) {
            break
        }
    }
}

static boolean removeNew(Path path, long start) {
    boolean removable = created(path) >= start && !(Files.isDirectory(path) && Files.list(path).findAny().present)
    if (removable) {
        Files.delete(path)
    }
    removable
}
