import org.prismdata.it.BuildLog
import org.prismdata.it.Registry

def registry = context.get('registry')
try {
    def log = BuildLog.of(basedir)
    def there = { String name ->
        def connection = new URL("http://${registry.address()}/v2/hub/${name}/manifests/1").openConnection()
        connection.setRequestProperty('Authorization', "Basic ${"${Registry.USER}:${Registry.PASSWORD}".bytes.encodeBase64()}")
        connection.setRequestProperty('Accept', 'application/vnd.docker.distribution.manifest.v2+json')
        connection.responseCode == 200
    }
    assert ['straight', 'file', 'once'].every(there)
    assert !['nobody', 'wrong'].any(there)
    [1, 2, 5].each { number -> log.invocation(number).has("built in ", 'and pushed') }
    log.invocation(1).has("Using credentials from Maven settings file for ${registry.address()}/hub/straight:1")
    [nobody: 3, wrong: 4].each { name, number ->
        log.invocation(number).has("registry ${registry.address()} does not let this user push ${registry.address()}/hub/${name}:1",
            'Unauthorized', "give settings.xml a <server> with the <id> ${registry.address()}")
    }
    log.invocation(5).has('was lost; pushing ', '/hub/once:1 again', 'and pushed')
    log.lacks(Registry.PASSWORD)
    log.lacks('open barley')
} finally {
    registry.close()
}
return true
