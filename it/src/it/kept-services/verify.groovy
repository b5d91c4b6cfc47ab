import org.prismdata.it.BuildLog
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
