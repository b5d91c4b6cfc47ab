import org.prismdata.it.BuildLog
import org.prismdata.it.Podman

def log = BuildLog.of(basedir)
[2, 3].each { number ->
    log.invocation(number).has('postgres is ready on', 'PostgresStoreIT', 'removed prism-orders-postgres-', 'orders-image.tar', 'BUILD SUCCESS')
}
assert Podman.containersOf('com.acme:orders').empty
