import org.prismdata.it.BuildLog
import org.prismdata.it.GeneratedProject
import org.prismdata.it.PluginImage
import org.prismdata.it.Podman

def log = BuildLog.of(basedir)

def verify = log.invocation(2)
verify.has('InstantPubSubTest')
verify.has('EmbeddedPubSubTest')
verify.has('EmbeddedReconnectTest')
verify.has('nats is ready on 127.0.0.1:', 'PluginIT', 'removing prism-orders-nats-', 'BUILD SUCCESS')
verify.has('RealPubSubIT')
verify.has('Tests run: 3, Failures: 0, Errors: 0, Skipped: 0', 'RealReconnectIT')
verify.lacks('[WARNING]')

def ide = log.invocation(3)
ide.has('RealPubSubIT', 'BUILD SUCCESS')
ide.lacks('prism-maven-plugin:')

GeneratedProject.in(basedir, 'orders').lacks(/postgres|jdbc|derby|sqlite|redis|kafka|keyvalue|memstore/)
// The embedded servers are gone, and what they stored.
assert new File(basedir, 'orders/target/nats').list().length == 0
assert Podman.containersOf('com.acme:orders').empty
assert Podman.testcontainersOf('nats').empty

new PluginImage('localhost/prism-it/orders:nats').withCloseable { image ->
    // Without a configuration it listens and waits for the proxy's Initialize.
    assert image.health() == 'NOT_SERVING'
    assert image.user() == '65532:65532' || image.user() == '65532'
}
return true
