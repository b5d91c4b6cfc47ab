import groovy.json.JsonSlurper
import org.prismdata.it.BuildLog
import org.prismdata.it.Podman

def image = 'localhost/image-native:1'
try {
    def log = BuildLog.of(basedir)
    log.invocation(1).has('''\
prism.image.variant is 'native', and there is no GraalVM on this machine
  why: GRAALVM_HOME is not set, and native-image is not on the PATH
  fix: unpack a GraalVM for JDK 17 or later and set GRAALVM_HOME to its folder, or install one with a version manager (`sdk install java 25-graalce`);
       for a program without the C library also x86_64-linux-musl-gcc; or build in a container that has all of it:
       podman run --rm --volume .:/project --workdir /project --entrypoint ./mvnw ghcr.io/graalvm/native-image-community:25-muslib prism:image -Dprism.image.variant=native -Dprism.image.output=tar''')

    // Once, although two builds made the image.
    def told = new File(basedir, 'graalvm/told').readLines()
    assert told.size() == 1
    assert told[0].contains("${basedir}/target/classes:") && told[0].contains('/slf4j-api-')
    assert told[0].endsWith('-O3 --static --libc=musl --gc=serial Orders')
    log.invocation(2).has('native program', 'Checked: it ended by itself, with exit code 0')
    log.invocation(3).has("Image ${image} is unchanged")

    def config = new JsonSlurper().parseText(Podman.run('image', 'inspect', image))[0]
    assert config.Config.Entrypoint == ['/app/plugin', '-Xmx64m']
    assert config.Config.User == '65532:65532'
    assert config.RootFS.Layers.size() == 2

    def container = Podman.run('create', image)
    def files = Podman.runProgram('sh', '-c', "podman export ${container} | tar -t").readLines()
    Podman.run('rm', container)
    assert files.containsAll(['app/plugin', 'etc/passwd', 'home/nonroot/', 'tmp/'])
    assert !files.any { it ==~ /.*\.(jar|so)|opt\/java.*|bin\/.*/ }

    def components = new JsonSlurper().parse(new File(basedir, 'target/image-native-sbom.cdx.json')).components*.name
    assert components.containsAll(['image-native', 'slf4j-api']) && !components.contains('openjdk')
} finally {
    Podman.run('rmi', image)
}
return true
