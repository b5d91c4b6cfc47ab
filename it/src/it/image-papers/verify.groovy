import groovy.json.JsonSlurper
import org.prismdata.it.Podman

def image = 'localhost/image-papers:1.2'
try {
    def commit = Podman.runProgram('git', '-C', basedir.path, 'rev-parse', 'HEAD')
    def committed = Podman.runProgram('git', '-C', basedir.path, 'log', '-1', '--format=%ct').toLong()
    def config = new JsonSlurper().parseText(Podman.run('image', 'inspect', image))[0].Config
    def labels = config.Labels
    def oci = { String name -> labels["org.opencontainers.image.${name}".toString()] }
    assert oci('title') == 'Orders of Acme' && labels.team == 'orders'
    assert oci('version') == '1.2'
    assert oci('source') == 'https://code.example/team/orders.git'
    assert oci('revision') == commit
    assert oci('created') == java.time.Instant.ofEpochSecond(committed).toString()
    // The kit's licence is not the project's.
    assert oci('licenses') == null

    def file = new File(basedir, 'target/image-papers-sbom.cdx.json')
    def list = new JsonSlurper().parse(file)
    assert list.metadata.component == [type: 'container', 'bom-ref': 'image', name: 'localhost/image-papers', version: '1.2']
    def byName = list.components.collectEntries { [it.name, it] }
    assert byName['image-papers'].type == 'application'
    assert byName['slf4j-api'].purl ==~ /pkg:maven\/org.slf4j\/slf4j-api@[\d.]+\?type=jar/
    assert byName['slf4j-api'].hashes[0].content ==~ /[0-9a-f]{64}/
    assert !byName.containsKey('assertj-core')
    assert byName.openjdk.version == System.getProperty('java.runtime.version') && byName.openjdk.components*.name.contains('java.base')
    def files = list.components.collectMany { [it, *(it.components ?: [])] }.findAll { it.type == 'file' }
    assert files.any { it.name.contains('/libc.so') }

    assert new File(basedir, 'target/again.cdx.json').text == file.text
    [file.text, config.toString()].each { text ->
        assert !text.contains('barley')
        assert !text.contains(System.getProperty('user.home'))
    }
} finally {
    Podman.run('rmi', image)
}
return true
