import org.prismdata.it.BuildLog
import org.prismdata.it.Podman

def log = BuildLog.of(basedir)
assert log.has('removed prism-failing-it-postgres-') < log.has('BUILD FAILURE')
log.has('WrongIT.finds')
assert Podman.containersOf('org.prismdata.it:failing-it').empty
