import groovy.json.JsonSlurper
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
// native-image is told of all messages, and of nothing that is not there.
def classes = new File(basedir, 'my café/orders/target/classes')
def told = new File(classes, 'META-INF/native-image').listFiles()
    .collectMany { new JsonSlurper().parse(new File(it, 'reachability-metadata.json')).reflection*.type }
    .findAll { it.startsWith('org.prismdata.') } as Set
def files = []
new File(classes, 'org/prismdata').eachFileRecurse { files << classes.toPath().relativize(it.toPath()).toString() }
def messages = files.findAll { it.endsWith('$Builder.class') }.collect { (it - '.class').replace('/', '.') }
assert messages.size() > 20
assert told.containsAll(messages + messages.collect { it - '$Builder' })
assert told.every { files.contains(it.replace('.', '/') + '.class') }

assert Podman.containersOf('com.acme:orders').empty
new PluginImage('localhost/orders:1.0-SNAPSHOT').withCloseable { image ->
    assert image.health() == 'SERVING'
}
return true
