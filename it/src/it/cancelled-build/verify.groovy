import org.prismdata.it.BuildLog
import org.prismdata.it.Podman

def took = System.currentTimeMillis() - Long.parseLong(new File(basedir, 'target/cancelled-at').text)
def log = BuildLog.of(basedir)
log.has('postgres is ready')
log.lacks('BUILD SUCCESS')
assert Podman.containersOf('org.prismdata.it:cancelled-build').empty
assert took < 2000 : "the build and its services took ${took} ms to end"
