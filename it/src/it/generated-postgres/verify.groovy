import org.prismdata.it.BuildLog
import org.prismdata.it.PluginImage
import org.prismdata.it.Podman

def log = BuildLog.of(basedir)

def test = log.invocation(2)
test.has('DerbyStoreTest', 'BUILD SUCCESS')
test.has('MemStoreTest')
test.lacks('prism-maven-plugin:')
test.lacks('PostgresStoreIT')

def verify = log.invocation(3)
verify.has('postgres is ready on 127.0.0.1:', 'PluginIT', 'removed prism-orders-postgres-', 'BUILD SUCCESS')
verify.has('PostgresStoreIT')
verify.lacks('[WARNING]')

def ide = log.invocation(4)
ide.has('PostgresStoreIT', 'BUILD SUCCESS')
ide.lacks('prism-maven-plugin:')

assert Podman.containersOf('com.acme:orders').empty
assert Podman.run('ps', '--all', '--quiet', '--filter', 'label=org.testcontainers=true').empty

new PluginImage('localhost/prism-it/orders:postgres').withCloseable { image ->
    // Without a configuration it listens and waits for the proxy's Initialize.
    assert image.health() == 'NOT_SERVING'
    assert image.user() == '65532:65532' || image.user() == '65532'
}
return true
