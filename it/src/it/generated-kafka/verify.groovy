import org.prismdata.it.BuildLog
import org.prismdata.it.GeneratedProject
import org.prismdata.it.PluginImage
import org.prismdata.it.Podman

def log = BuildLog.of(basedir)
def verify = log.invocation(2)
verify.has('EmbeddedPubSubTest')
verify.has('InstantPubSubTest')
verify.has('kafka is ready on 127.0.0.1:', 'removing prism-events-kafka-', 'BUILD SUCCESS')
verify.has('RealPubSubIT')
verify.has('Tests run: 1, Failures: 0, Errors: 0, Skipped: 0', 'RealReconnectIT')
verify.lacks('[WARNING]')

def ide = log.invocation(3)
ide.has('RealPubSubIT', 'BUILD SUCCESS')
ide.lacks('prism-maven-plugin:')

GeneratedProject.in(basedir, 'events').lacks(/postgres|jdbc|derby|sqlite|redis|\bnats|keyvalue|store\b/)
assert Podman.containersOf('com.acme:events').empty
assert Podman.testcontainersOf('kafka').empty
new PluginImage('localhost/prism-it/events:kafka').withCloseable { image ->
    assert image.health() == 'NOT_SERVING'
}
return true
