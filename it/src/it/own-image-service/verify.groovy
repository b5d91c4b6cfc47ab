import org.prismdata.it.BuildLog
import org.prismdata.it.PluginImage
import org.prismdata.it.Podman

def module = 'org.prismdata.it:own-image-service'
def log = BuildLog.of(basedir)
try {
    log.invocation(1).has('no image: only the tests of the tier instant run (prism.tier)', 'no services: only the tests')
    log.invocation(2).has(
        'Image localhost/prism-it/starts:1 built in',
        'plugin is ready on 127.0.0.1:',
        'Tests run: 1, Failures: 0, Errors: 0, Skipped: 0',
        'removing prism-own-image-service-plugin-')

    // A service that stays up is nobody's to restart.
    def kept = new Properties()
    new File(basedir, 'target/prism/kept-services.properties').withInputStream { kept.load(it) }
    assert kept.keySet() == ['prism.plugin.host', 'prism.plugin.port', 'prism.plugin.url'] as Set
    def container = Podman.containersOf(module)
    assert container.size() == 1
    log.invocation(5).has("plugin is already up as ${container[0]}, but not as configured now")

    // It writes into its volume also where the rest is read-only.
    def plugin = new PluginImage('localhost/prism-it/starts:1')
    plugin.withCloseable { assert it.health() == 'SERVING' }
} finally {
    Podman.containersOf(module).each { Podman.run('rm', '--force', '--volumes', '--time', '0', it) }
    ['first', 'second'].each { build ->
        def images = Podman.run('images', '--all', '--quiet', '--filter', "label=build=own-image-service-${build}")
        images.readLines().toSet().each { Podman.run('rmi', it) }
    }
}
return true
