import org.prismdata.it.BuildLog
import org.prismdata.it.Podman

def log = BuildLog.of(basedir)
// -V prints the version before the line that the log is split at.
assert log.text().count('Java version: 25') == 2
log.invocation(2).has('postgres is ready on', 'RealKeyValueIT', 'removing prism-orders-postgres-', 'orders-image.tar', 'BUILD SUCCESS')
log.invocation(4).has('plugin is ready on', 'RealRestartIT', 'removing prism-jdk-ledger-plugin-', 'BUILD SUCCESS')
Podman.run('rmi', 'localhost/jdk-ledger:1.0-SNAPSHOT')
return true
