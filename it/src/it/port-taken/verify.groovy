import org.prismdata.it.BuildLog
import org.prismdata.it.Podman

context.holder.close()
def log = BuildLog.of(basedir)
log.has('port 47613, asked for by postgres, is taken')
log.has('fix: leave it out (<port> or -Dprism.postgres.port), so that a free one is chosen')
assert Podman.containersOf('org.prismdata.it:port-taken').empty
