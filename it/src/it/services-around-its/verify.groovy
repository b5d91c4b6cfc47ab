import org.prismdata.it.BuildLog
import org.prismdata.it.Podman

def log = BuildLog.of(basedir)
[1, 2].each { number ->
    log.invocation(number).has('postgres is ready on 127.0.0.1:', 'Tests run: 3, Failures: 0, Errors: 0, Skipped: 0')
}
log.invocation(3).has('no services: the integration tests are skipped (skipITs)')
log.invocation(3).lacks('postgres is ready')
assert Podman.containersOf('org.prismdata.it:services-around-its').empty
assert !new File(basedir, 'target/prism').list().any { it.startsWith('services-') }
