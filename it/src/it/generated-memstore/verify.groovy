import org.prismdata.it.BuildLog
import org.prismdata.it.GeneratedProject
import org.prismdata.it.PluginImage
import org.prismdata.it.Podman

def log = BuildLog.of(basedir)
log.invocation(2).has('InstantKeyValueTest', 'BUILD SUCCESS')
log.invocation(2).has('InstantPubSubTest')
log.invocation(2).lacks('IT\n')

// The real tier is the image itself.
def verify = log.invocation(3)
verify.has('Image localhost/orders:1.0-SNAPSHOT', 'plugin is ready on 127.0.0.1:', 'RealKeyValueIT', 'removing prism-orders-plugin-', 'BUILD SUCCESS')
verify.has('RealPubSubIT')
verify.has('PluginIT')
verify.lacks('[WARNING]')

GeneratedProject.in(basedir, 'my café/orders').lacks(/postgres|jdbc|derby|hikari|sqlite|redis|kafka|\bnats|testcontainers|embedded/)
assert Podman.containersOf('com.acme:orders').empty
new PluginImage('localhost/orders:1.0-SNAPSHOT').withCloseable { image ->
    assert image.health() == 'SERVING'
}
return true
