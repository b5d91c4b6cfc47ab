import org.prismdata.it.BuildLog
import org.prismdata.it.MavenBuild
import org.prismdata.it.Podman

def log = BuildLog.of(basedir)
def kept = ['postgres', 'redis', 'nats'].collectEntries { name ->
    [name, log.invocation(1).find(/${name} is ready on (127\.0\.0\.1:\d+) in /)]
}
[2, 3].each { number ->
    def build = log.invocation(number)
    kept.each { name, address -> build.has("${name} is already up on ${address}") }
    build.has('Tests run: 3, Failures: 0, Errors: 0, Skipped: 0')
    build.lacks(' is ready on ')
    build.lacks('removing ')
}
log.invocation(4).find(/redis is ready on (127\.0\.0\.1:\d+) in /)
log.invocation(4).has("postgres is already up on ${kept.postgres}", 'removing prism-kept-services-redis-')
assert kept.keySet().every { name -> log.invocation(5).has("removed prism-kept-services-${name}-") }
assert Podman.containersOf('org.prismdata.it:kept-services').empty

def build = { String... goals -> MavenBuild.start(basedir.toPath(), localRepositoryPath.toPath(), goals as List) }
assert build('prism:start').exit() == 0
def unused = Podman.containersOf('org.prismdata.it:kept-services').find { it.contains('-redis-') }
def lastUse = new File("${System.getenv('XDG_RUNTIME_DIR')}/prism/kept/${unused}.used")
assert lastUse.setLastModified(System.currentTimeMillis() - 61 * 60 * 1000)
def after = build('verify')
assert after.exit() == 0
after.log().has('postgres is already up on', 'redis is ready on')
assert !Podman.containersOf('org.prismdata.it:kept-services').contains(unused)
assert build('prism:stop').exit() == 0
assert Podman.containersOf('org.prismdata.it:kept-services').empty
