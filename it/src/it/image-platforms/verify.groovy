import groovy.json.JsonSlurper
import java.nio.file.Files
import org.prismdata.it.BuildLog
import org.prismdata.it.Podman
import org.prismdata.it.Registry

def registry = context.get('registry')
def name = "${registry.address()}/hub/two"
def local = 'localhost/image-platforms:1'
try {
    def log = BuildLog.of(basedir)
    def fetch = { String path, String type ->
        def connection = new URL("http://${registry.address()}/v2/hub/two/${path}").openConnection()
        connection.setRequestProperty('Authorization', "Basic ${"${Registry.USER}:${Registry.PASSWORD}".bytes.encodeBase64()}")
        connection.setRequestProperty('Accept', type)
        new JsonSlurper().parse(connection.inputStream)
    }

    // One index, with an image of each platform.
    def index = fetch('manifests/1', 'application/vnd.docker.distribution.manifest.list.v2+json,application/vnd.oci.image.index.v1+json')
    assert index.manifests*.platform.collect { "${it.os}/${it.architecture}" }.sort() == ['linux/amd64', 'linux/arm64']
    def layers = index.manifests.collectEntries {
        def manifest = fetch("manifests/${it.digest}", it.mediaType)
        def config = fetch("blobs/${manifest.config.digest}", '*/*')
        assert config.architecture == it.platform.architecture
        [it.platform.architecture, config.history*.comment]
    }
    assert layers.amd64 == ['system', 'java runtime', 'dependencies', 'class archive', 'classes']
    assert layers.arm64 == layers.amd64 - 'class archive'
    log.invocation(1).has('No class archive for linux/arm64: to make it the image is run, and this machine runs linux/amd64',
        "The connection to ${context.get('address')} was lost; pushing ${context.get('address')}/hub/two:1 again",
        "Pushed ${context.get('address')}/hub/two:1, an index of 2 images", 'and pushed')
    log.lacks(Registry.PASSWORD)

    // 0xB7 is arm64's number.
    def runtime = new File(basedir, 'target/prism/image/arm64').listFiles().find { it.name.startsWith('runtime-') }
    assert new File(runtime, 'bin/java').bytes[18] == (byte) 0xB7
    def libraries = new JsonSlurper().parse(new File(basedir, 'target/image-platforms-sbom-arm64.cdx.json')).components*.name
    assert libraries.containsAll(['/lib/ld-linux-aarch64.so.1', '/lib/aarch64-linux-gnu/libc.so.6', '/lib/aarch64-linux-gnu/libz.so.1'])

    // The platform that asks gets its own.
    Podman.run('pull', '--quiet', '--tls-verify=false', "--creds=${Registry.USER}:${Registry.PASSWORD}", "${name}:1")
    assert Podman.run('image', 'inspect', '--format', '{{.Architecture}}', "${name}:1") == 'amd64'
    Podman.run('run', '--rm', '--read-only', '--cap-drop=all', "${name}:1")

    log.invocation(2).has('Linking the Java runtime in a container of localhost/prism-it/image-platforms-builder:1',
        'Checked: it ended by itself, with exit code 0')
    log.invocation(3).has('Java 25 runtime of java.base', "Java runtime for linux/amd64 from ${System.getenv('JAVA_HOME_25')}",
        'Checked: it ended by itself, with exit code 0')
    def java = new JsonSlurper().parse(new File(basedir, 'target/image-platforms-sbom.cdx.json')).components.find { it.name == 'openjdk' }
    assert java.version.startsWith('25.')

    log.invocation(4).has('''\
no Java runtime for linux/arm64 can be had on this machine, Linux on amd64
  why: its own JDK is of another platform, prism.image.targetJdk names none of linux/arm64, and its containers are of another platform, too
  fix: unpack a JDK 17 for linux/arm64 and set -Dprism.image.targetJdk=FOLDER with -Dprism.image.variant=distroless, or build on a machine of linux/arm64''')
    log.invocation(5).has('''\
prism.image.platforms has 2 platforms, and the image stays on this machine
  why: several platforms' images have one name by an index, which is made in a registry
  fix: push it with -Dprism.image.output=registry, or name one platform''')
} finally {
    registry.close()
    Podman.run('rmi', '--force', '--ignore', "${name}:1", local, 'localhost/prism-it/image-platforms-builder:1')
}
return true
