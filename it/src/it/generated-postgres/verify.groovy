import org.prismdata.it.BuildLog
import org.prismdata.it.GeneratedProject
import org.prismdata.it.PluginImage
import org.prismdata.it.Podman

def log = BuildLog.of(basedir)

def test = log.invocation(2)
test.has('EmbeddedKeyValueTest', 'BUILD SUCCESS')
test.has('InstantKeyValueTest')
test.lacks('prism-maven-plugin:')
test.lacks('RealKeyValueIT')

def instant = log.invocation(3)
instant.has('InstantKeyValueTest', 'BUILD SUCCESS')
instant.lacks('EmbeddedKeyValueTest')

['Derby': 4, 'SQLite': 5].each { database, number ->
    log.invocation(number).has('EmbeddedKeyValueTest', 'BUILD SUCCESS')
    log.invocation(number).lacks('InstantKeyValueTest')
}

def verify = log.invocation(6)
verify.has('postgres is ready on 127.0.0.1:', 'PluginIT', 'removing prism-orders-postgres-', 'BUILD SUCCESS')
verify.has('RealKeyValueIT')
verify.has('Tests run: 1, Failures: 0, Errors: 0, Skipped: 0', 'RealReconnectIT')
verify.lacks('[WARNING]')

def ide = log.invocation(7)
ide.has('RealKeyValueIT', 'BUILD SUCCESS')
ide.has('Tests run: 1, Failures: 0, Errors: 0, Skipped: 0', 'RealReconnectIT')
ide.lacks('prism-maven-plugin:')

GeneratedProject.in(basedir, 'orders').lacks(/redis|kafka|\bnats|pubsub|broker/)
assert Podman.containersOf('com.acme:orders').empty
assert Podman.testcontainersOf('postgres').empty

new PluginImage('localhost/prism-it/orders:postgres').withCloseable { image ->
    // Without a configuration it listens and waits for the proxy's Initialize.
    assert image.health() == 'NOT_SERVING'
    assert image.user() == '65532:65532' || image.user() == '65532'
}
return true
