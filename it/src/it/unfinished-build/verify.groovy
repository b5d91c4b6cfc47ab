import org.prismdata.it.BuildLog
import org.prismdata.it.Podman

def log = BuildLog.of(basedir)
log.invocation(1).has('redis is ready on', 'Tests run: 1, Failures: 0', 'BUILD SUCCESS')
log.invocation(2).has('redis is ready on', 'BUILD FAILURE')
log.invocation(2).lacks('Running ServiceIT')
log.invocation(3).has('redis is ready on', 'Tests run: 1, Failures: 0', 'BUILD SUCCESS')
assert Podman.containersOf('org.prismdata.it:unfinished-build').empty
