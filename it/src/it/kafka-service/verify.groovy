import org.prismdata.it.BuildLog
import org.prismdata.it.Podman

def log = BuildLog.of(basedir)
log.find(/kafka is ready on 127\.0\.0\.1:\d+ in /)
log.has('Tests run: 4, Failures: 0, Errors: 0, Skipped: 0')
assert Podman.containersOf('org.prismdata.it:kafka-service').empty
