import org.prismdata.it.BuildLog
import org.prismdata.it.Documentation
import org.prismdata.it.GeneratedProject
import org.prismdata.it.MavenBuild
import org.prismdata.it.PluginImage
import org.prismdata.it.Podman

def log = BuildLog.of(basedir)

// Each command of the tutorial, with what it has said.
def said = BuildLog.read(basedir.toPath().resolve('tutorial.log')).text().replace('localhost/prism-it/orders:postgres', 'localhost/orders:1.0-SNAPSHOT')
def page = Documentation.of(basedir, 'tutorial.md')
def (test, verify) = ['test', 'verify'].collect { goal ->
    new BuildLog(said.split(/(?m)^(?=mvn )/).find { it.startsWith("mvn $goal\n") })
}
test.has('EmbeddedKeyValueTest', 'BUILD SUCCESS')
test.has('InstantKeyValueTest')
test.lacks('prism-maven-plugin:start')
// The tiers are told, and each keeps what it promises.
test.has('check-tiers (check-tiers)', 'tier ', 'instant ', 'embedded ', 'stages: compile ')
test.lacks('RealKeyValueIT')

verify.has('postgres is ready on 127.0.0.1:', 'PluginIT', 'removing prism-orders-postgres-', 'BUILD SUCCESS')
verify.has('RealKeyValueIT')
verify.has('Tests run: 1, Failures: 0, Errors: 0, Skipped: 0', 'RealReconnectIT')
verify.lacks('[WARNING]')

def instant = log.invocation(1)
instant.has('InstantKeyValueTest', 'BUILD SUCCESS')
instant.lacks('EmbeddedKeyValueTest')

['Derby': 2, 'SQLite': 3].each { database, number ->
    log.invocation(number).has('EmbeddedKeyValueTest', 'BUILD SUCCESS')
    log.invocation(number).lacks('InstantKeyValueTest')
}

def ide = log.invocation(4)
ide.has('RealKeyValueIT', 'BUILD SUCCESS')
ide.has('Tests run: 1, Failures: 0, Errors: 0, Skipped: 0', 'RealReconnectIT')
ide.lacks('prism-maven-plugin:')

GeneratedProject.in(basedir, 'orders').lacks(/redis|kafka|\bnats|pubsub|broker/)
assert Podman.containersOf('com.acme:orders').empty
assert Podman.testcontainersOf('postgres').empty

def runs = page.commands().findAll { it.startsWith('podman run --rm ') }
assert runs.size() == 2
// What it runs, under the name and on a port of this case, and stopped.
new File(basedir, 'orders/plugin.yaml').text = Documentation.of(basedir, 'reference/generated-project.md').blocks('yaml')
def run = { String command ->
    def own = command.replace('-p 50051:50051', '-p 127.0.0.1::50051')
        .replace('localhost/orders:1.0-SNAPSHOT', 'localhost/prism-it/orders:postgres').replace('--rm', '--rm --name prism-it-tutorial')
    def process = new ProcessBuilder('timeout', '5', 'sh', '-c', "exec $own").directory(new File(basedir, 'orders')).redirectErrorStream(true).start()
    def output = process.text
    def exit = process.waitFor()
    Podman.run('rm', '--force', '--ignore', '--time', '0', 'prism-it-tutorial')
    [exit, output]
}
def (waiting, greeting) = run(runs[0])
assert waiting in [0, 124, 143]
def (refused, complaint) = run(runs[1])
assert refused == 1
assert page.holdsFor("$said\n${runs[0]}\n$greeting\n${runs[1]}\n$complaint") == 7

new PluginImage('localhost/prism-it/orders:postgres').withCloseable { image ->
    // Without a configuration it listens and waits for the proxy's Initialize.
    assert image.health() == 'NOT_SERVING'
    assert image.user() == '65532:65532' || image.user() == '65532'
}

// The whole contract against the shrunk image, by the classes that the plugins have which are tested as their image.
def parts = new File(basedir, '../../../../prism-plugin-archetype/src/main/resources/archetype-resources/parts')
def tests = new File(basedir, 'orders/src/test/java/com/acme/orders')
['image': 'remote/RemoteStore.java', 'real-time': 'tier/RealTime.java'].each { part, file ->
    new File(tests, file).with {
        parentFile.mkdirs()
        text = new File(parts, "${part}/src/test/java/${file}").text.replace('${package}', 'com.acme.orders')
    }
}
new File(tests, 'tier/StartedImage.java').text = new File(basedir, 'image/StartedImage.java').text
def backends = new File(tests, 'tier/TestBackends.java')
def own = 'new BackendUnderTest(real(clock), clock,'
assert backends.text.contains(own)
backends.text = backends.text.replace(own, 'new BackendUnderTest(StartedImage.store(), new RealTime(),')

log.invocation(5).has('Shrunk the dependencies from', 'health not SERVING', 'nobody has told where its backend is')
def shrunk = 'localhost/prism-it/orders:shrunk'
// On the machine's own network, where Postgres is.
def container = Podman.run('run', '--detach', '--pull=never', '--network=host', '--read-only', '--cap-drop=all', shrunk, '--grpc-port', '0')
try {
    def deadline = System.currentTimeMillis() + 10_000
    def port = null
    while (port == null) {
        assert System.currentTimeMillis() < deadline
        Thread.sleep(100)
        port = (Podman.run('logs', container) =~ /gRPC port: (\d+)/).with { it.find() ? it.group(1) : null }
    }
    def build = MavenBuild.start(basedir.toPath().resolve('orders'), localRepositoryPath.toPath(),
        ['verify', '-Dtest=MainTest', '-Dit.test=RealKeyValueIT,RealReconnectIT', "-Dimage.port=${port}",
            // Those that wait for keys to expire wait at the same time.
            *['enabled': 'true', 'mode.default': 'concurrent', 'mode.classes.default': 'same_thread',
                'config.strategy': 'fixed', 'config.fixed.parallelism': '16'].collect { name, value ->
                "-Djunit.jupiter.execution.parallel.${name}=${value}"
            }])
    assert build.exit() == 0
    build.log().has('RealKeyValueIT', 'Tests run: 1, Failures: 0, Errors: 0, Skipped: 0', 'RealReconnectIT', 'BUILD SUCCESS')
    assert Podman.run('logs', container).contains('Added connection org.postgresql.jdbc.PgConnection')
} finally {
    Podman.run('rm', '--force', '--time', '2', container)
    Podman.run('rmi', shrunk)
}
return true
