import org.prismdata.it.BuildLog
import org.prismdata.it.Podman

def log = BuildLog.of(basedir)
[2, 3].each { number ->
    log.invocation(number).has('postgres is ready on', 'RealKeyValueIT', 'removing prism-orders-postgres-', 'orders-image.tar', 'BUILD SUCCESS')
}
[5, 6].each { number ->
    log.invocation(number).has('plugin is ready on', 'RealRestartIT', 'removing prism-maven-ledger-plugin-', 'BUILD SUCCESS')
}
assert Podman.containersOf('com.acme:orders').empty
assert Podman.containersOf('com.acme:maven-ledger').empty
Podman.run('rmi', 'localhost/maven-ledger:1.0-SNAPSHOT')
return true
