import groovy.json.JsonSlurper
import org.prismdata.it.BuildLog
import org.prismdata.it.Podman

def kits = 'localhost/image-containerfile:1'
def builder = 'localhost/prism-it/containerfile-builder:1'
def built = 'localhost/prism-it/containerfile:1'
// SLF4J complains on the other stream, before or after.
def run = { String image ->
    Podman.run('run', '--rm', '--pull=never', '--cap-drop=all', image).readLines().findAll { !it.startsWith('SLF4J') }.last()
}
try {
    BuildLog.of(basedir).has('Containerfile ', "podman build --file '")
    assert !new File(basedir, 'Containerfile').text.contains(basedir.path)

    // A builder of what is on this machine: its JDK, the Maven of the other cases, strip.
    def jdk = System.getProperty('java.home')
    def maven = new File(basedir, '../../mavens').canonicalFile.listFiles().find { it.name.startsWith('apache-maven-3') }
    def folder = new File(basedir, 'builder')
    folder.mkdirs()
    new File(folder, 'Containerfile').text = """FROM localhost/prism-it/kafka:4
        USER root
        ENV JAVA_HOME=${jdk} PATH=${jdk}/bin:/opt/maven/bin:/usr/sbin:/usr/bin:/sbin:/bin
        """.stripIndent()
    Podman.run('build', '--quiet', '--layers=false', '--pull-never', '--network=none', '--tag', builder, folder.path)
    def strip = ['/usr/bin/strip', '/usr/bin/objcopy', *new File('/usr/lib/x86_64-linux-gnu').listFiles()
        .findAll { it.name =~ /^lib(bfd|sframe).*\.so/ }*.path].collectMany { ['--volume', "${it}:${it}:ro" as String] }
    new ProcessBuilder(['podman', 'build', '--layers=false', '--force-rm', '--pull-never', '--network=none', '--tag', built,
        '--build-arg', "BUILDER=${builder}" as String, '--build-arg', 'MAVEN_OPTIONS=-o -Daether.enhancedLocalRepository.trackingFilename=none -Dmaven.repo.local=/repository',
        '--volume', "${jdk}:${jdk}:ro" as String, '--volume', '/etc/java-17-openjdk:/etc/java-17-openjdk:ro',
        '--volume', "${maven}:/opt/maven:ro" as String, '--volume', "${localRepositoryPath}:/repository:O" as String,
        *strip, basedir.path])
        .redirectErrorStream(true).redirectOutput(new File(basedir, 'podman-build.log')).start().waitFor()

    assert run(kits) == 'a "good" $time, two words, of day, of the class path, /home/nonroot'
    assert run(built) == run(kits)
    def config = { String image ->
        def all = new JsonSlurper().parseText(Podman.run('image', 'inspect', image))[0].Config
        [all.User, all.ExposedPorts, all.Env.findAll { !it.startsWith('PATH=') } as Set, all.WorkingDir, all.Cmd, all.Volumes,
            all.Labels.findAll { !(it.key =~ /^io.buildah|image.(created|revision)$/) }]
    }
    assert config(built) == config(kits)
    def size = { String image -> Podman.run('image', 'inspect', '--format', '{{.Size}}', image).toLong() / 1e6 }
    assert Math.abs(size(built) - size(kits)) < 15
} finally {
    [kits, built, builder].each { Podman.run('rmi', '--ignore', '--force', it) }
}
return true
