import org.prismdata.it.BuildLog
import org.prismdata.it.Podman

def log = BuildLog.of(basedir)
[1, 2].each { number ->
    log.invocation(number).has(':start (default)', 'redis is ready on', 'Tests run: 1, Failures: 0, Errors: 0, Skipped: 0', 'BUILD SUCCESS')
}
log.invocation(1).has('removing prism-without-extension-redis-')
assert Podman.containersOf('org.prismdata.it:without-extension').empty
