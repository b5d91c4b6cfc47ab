import org.prismdata.it.BuildLog
import org.prismdata.it.GeneratedProject
import org.prismdata.it.GrpcHealth
import org.prismdata.it.PluginImage
import org.prismdata.it.Podman

def log = BuildLog.of(basedir)
def verify = log.invocation(2)
verify.has('EmbeddedRedisTest')
verify.has('EmbeddedKeyValueTest')
verify.has('EmbeddedPubSubTest')
verify.has('InstantPubSubTest')
verify.has('redis is ready on 127.0.0.1:', 'PluginIT', 'removing prism-carts-redis-', 'BUILD SUCCESS')
verify.has('RealKeyValueIT')
verify.has('RealPubSubIT')
verify.has('RealRedisIT')
verify.has('Tests run: 1, Failures: 0, Errors: 0, Skipped: 0', 'RealReconnectIT')
verify.lacks('[WARNING]')

def ide = log.invocation(3)
ide.has('RealRedisIT', 'BUILD SUCCESS')
ide.has('Tests run: 1, Failures: 0, Errors: 0, Skipped: 0', 'RealReconnectIT')
ide.lacks('prism-maven-plugin:')

GeneratedProject.in(basedir, 'carts').lacks(/postgres|jdbc|derby|sqlite|kafka|\bnats/)
assert Podman.containersOf('com.acme:carts').empty
assert Podman.testcontainersOf('redis').empty

// The linked runtime has all that it takes to talk to Redis: both share a network, and the plugin starts by itself.
File config = new File(basedir, 'plugin.yaml')
config.text = 'backend: {address: "localhost:6379"}'
String redis = Podman.run('run', '--detach', '--publish=127.0.0.1::50051', 'docker.io/library/redis:7-alpine')
String plugin = ''
try {
    // Redis may come up later than the plugin, which then ends and is started again.
    plugin = Podman.run('run', '--detach', '--restart=on-failure', '--read-only', '--cap-drop=all',
            "--network=container:$redis", "--volume=$config:/plugin.yaml:ro", 'localhost/prism-it/carts:redis',
            '--config', '/plugin.yaml')
    String address = Podman.run('port', redis, '50051/tcp')
    assert GrpcHealth.await('127.0.0.1', address.split(':').last().toInteger(), 'SERVING') == 'SERVING'
} finally {
    [plugin, redis].findAll().each { Podman.run('rm', '--force', '--volumes', '--time', '2', it) }
}

new PluginImage('localhost/prism-it/carts:redis').withCloseable { image ->
    assert image.health() == 'NOT_SERVING'
}
return true
