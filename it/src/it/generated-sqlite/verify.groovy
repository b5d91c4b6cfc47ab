import org.prismdata.it.BuildLog
import org.prismdata.it.GeneratedProject
import org.prismdata.it.PluginImage
import org.prismdata.it.Podman

def log = BuildLog.of(basedir)
def test = log.invocation(2)
test.has('EmbeddedFileTest', 'BUILD SUCCESS')
test.has('EmbeddedKeyValueTest')
test.has('InstantKeyValueTest')
test.has('protobuf-maven-plugin', 'BUILD SUCCESS')

def verify = log.invocation(3)
verify.has('plugin is ready on 127.0.0.1:', 'removing prism-ledger-plugin-', 'BUILD SUCCESS')
verify.has('RealKeyValueIT')
verify.has('Tests run: 1, Failures: 0, Errors: 0, Skipped: 0', 'RealRestartIT')
verify.lacks('[WARNING]')
// No .proto file has changed.
verify.lacks('protobuf-maven-plugin')

GeneratedProject.in(basedir, 'ledger').lacks(/postgres|derby|redis|kafka|\bnats|testcontainers|pubsub|broker/)
assert Podman.containersOf('com.acme:ledger').empty
new PluginImage('localhost/ledger:1.0-SNAPSHOT').withCloseable { image ->
    assert image.health() == 'NOT_SERVING'
}
return true
