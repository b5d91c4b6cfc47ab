import org.prismdata.it.BuildLog
import org.prismdata.it.Podman

def log = BuildLog.of(basedir)
log.has('WrongIT.finds', 'removing prism-failing-it-postgres-', 'BUILD FAILURE')
assert Podman.containersOf('org.prismdata.it:failing-it').empty
