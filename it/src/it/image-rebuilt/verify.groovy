import org.prismdata.it.BuildLog
import org.prismdata.it.Podman

def log = BuildLog.of(basedir)
def image = 'localhost/prism-it/rebuilt:latest'
def run = { String... options -> Podman.run(*(['run', '--rm', '--pull=never', '--read-only'] + options.toList() + [image])) }
// The line that says where the JVM has a class from.
def source = { String name -> run('--env=JAVA_TOOL_OPTIONS=-Xshare:on -Xlog:class+load').lines().find { it.contains("${name} source:") } }
def tar = new File(basedir, 'root.tar')
try {
    log.invocation(2).lacks('Training')
    log.invocation(3).has('Training: running the image')
    log.invocation(4).lacks('Training')
    log.invocation(4).has('The class archive has no classes of the project')
    log.invocation(5).has('Training: running the image', 'Checked: it ended by itself')
    log.invocation(6).has("prism.image.variant is 'alpine', and the JDK", 'musl')
    log.invocation(7).has('Load it: podman load --input')

    Podman.run('load', '--quiet', '--input', "${basedir}/target/image-rebuilt-image.tar")
    [tar: 'first', first: 'first', untrained: 'second', latest: 'second'].each { tag, text ->
        assert Podman.run('run', '--rm', '--pull=never', "localhost/prism-it/rebuilt:${tag}") == text
    }
    assert source('Edition').contains('shared objects file')
    def id = { String tag -> Podman.run('image', 'inspect', '--format', '{{.Id}}', "localhost/prism-it/rebuilt:${tag}") }
    assert id('once') == id('twice') && id('once') == id('tar')

    ['/bin/sh', '/usr/bin/sh', '/busybox/sh'].each { shell ->
        try {
            Podman.run('run', '--rm', '--pull=never', '--entrypoint', shell, image)
            assert false : "there is a shell: ${shell}"
        } catch (IllegalStateException e) {
            assert e.message.contains('no such file') || e.message.contains('not found')
        }
    }
    // The names of a library's parts are in it.
    new File(basedir, 'target').traverse(nameFilter: 'libjvm.so') { jvm ->
        assert !new String(jvm.bytes, 'ISO-8859-1').contains('.eh_frame')
    }
    def container = Podman.run('create', '--pull=never', image)
    try {
        Podman.run('export', '--output', tar.path, container)
        def content = new String(tar.bytes, 'ISO-8859-1')
        [basedir.path, System.getProperty('user.home')].each { path -> assert !content.contains(path) }
    } finally {
        Podman.run('rm', container)
    }
} finally {
    tar.delete()
    ['tar', 'latest', 'untrained', 'first', 'once', 'twice'].each { tag -> Podman.run('rmi', '--ignore', "localhost/prism-it/rebuilt:${tag}") }
}
return true
