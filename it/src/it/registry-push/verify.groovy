import groovy.json.JsonSlurper
import org.prismdata.it.BuildLog
import org.prismdata.it.MavenBuild
import org.prismdata.it.Podman
import org.prismdata.it.Registry

def registry = context.get('registry')
try {
    def log = BuildLog.of(basedir)
    def ask = { String name, String reference ->
        def connection = new URL("http://${registry.address()}/v2/hub/${name}/manifests/${reference}").openConnection()
        connection.setRequestProperty('Authorization', "Basic ${"${Registry.USER}:${Registry.PASSWORD}".bytes.encodeBase64()}")
        connection.setRequestProperty('Accept', 'application/vnd.docker.distribution.manifest.v2+json, ' +
            'application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json')
        connection
    }
    def there = { String name -> ask(name, '1').responseCode == 200 }
    // Podman's own file may name a helper too; an absolute path can't stand in invoker.properties.
    def helped = MavenBuild.start(basedir.toPath(), localRepositoryPath.toPath(),
        ['prism:image', '-Dprism.image.compression=zstd', '-Dprism.image.start=small', '-gs', 'nobody.xml', '-Pzstd-helper'],
        [REGISTRY_AUTH_FILE: "${basedir}/helper/containers/auth.json" as String,
            PATH: "${basedir}/programs${File.pathSeparator}${System.getenv('PATH')}" as String])
    assert helped.exit() == 0
    helped.log().has('and pushed')

    assert ['straight', 'file', 'once', 'helper', 'zstd', 'zstd-helper'].every(there)
    assert !['nobody', 'wrong', 'zstd-wrong', 'never'].any(there)
    [1, 2, 5, 6, 8].each { number -> log.invocation(number).has("built in ", 'and pushed') }
    log.invocation(1).has("Using credentials from Maven settings file for ${registry.address()}/hub/straight:1")
    [nobody: 3, wrong: 4, 'zstd-wrong': 7].each { name, number ->
        log.invocation(number).has("registry ${registry.address()} does not let this user push ${registry.address()}/hub/${name}:1",
            'nauthorized', "give settings.xml a <server> with the <id> ${registry.address()}")
    }
    log.invocation(5).has('was lost; pushing ', '/hub/once:1 again', 'and pushed')
    log.invocation(6).has('was lost; pushing ', '/hub/zstd:1 again', 'and pushed')
    // The registry's image is an index of the one that has zstd layers, and starts.
    log.invocation(9).has("registry ${context.get('never')} ended the connection while ", '/hub/never:1 was pushed, 2 times', 'fix: run it again')
    def json = { String reference -> new JsonSlurper().parse(ask('zstd', reference).inputStream) }
    def index = json('1')
    assert index.manifests*.platform == [[architecture: index.manifests[0].platform.architecture, os: 'linux']]
    assert json(index.manifests[0].digest).layers*.mediaType.every { it == 'application/vnd.oci.image.layer.v1.tar+zstd' }
    def image = "${registry.address()}/hub/zstd:1".toString()
    try {
        Podman.run('pull', '--quiet', '--tls-verify=false', '--creds', "${Registry.USER}:${Registry.PASSWORD}", image)
        assert Podman.run('run', '--rm', '--pull=never', '--read-only', '--cap-drop=all', image).contains('SLF4J')
    } finally {
        Podman.run('rmi', '--ignore', image)
    }
    log.lacks(Registry.PASSWORD)
    log.lacks('open barley')
} finally {
    registry.close()
}
return true
