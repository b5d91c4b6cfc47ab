import org.prismdata.it.BuildLog
import org.prismdata.it.Podman

def log = BuildLog.of(basedir)
def port = log.find(/postgres is ready on 127\.0\.0\.1:(\d+) in /)
def container = log.find(/postgres  127\.0\.0\.1:\d+  (prism-start-by-hand-postgres-\w+)  kept  Up /)
log.has(
    'database system is ready to accept connections',
    "postgres is already up on 127.0.0.1:${port}",
    "removed ${container}",
    'no services of this project are up')
log.invocation(6).has('no-such-runtime', 'correct -Dprism.runtime')
log.invocation(7).has('postgres is ready on')
assert new File(basedir, 'runtime.calls').readLines().any { it.startsWith('create ') }
assert Podman.containersOf('org.prismdata.it:start-by-hand').empty
