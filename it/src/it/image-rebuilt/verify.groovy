import org.prismdata.it.BuildLog
import org.prismdata.it.Podman

def log = BuildLog.of(basedir)
def image = 'localhost/prism-it/rebuilt:latest'
def run = { String... options -> Podman.run(*(['run', '--rm', '--pull=never', '--read-only'] + options.toList() + [image])) }
// The line that says where the JVM has a class from.
def source = { String name -> run('--env=JAVA_TOOL_OPTIONS=-Xshare:on -Xlog:class+load').lines().find { it.contains("${name} source:") } }
def tar = new File(basedir, 'root.tar')
try {
    log.invocation(1).has('Training: running the image')
    log.invocation(2).has('Training: running the image')
    log.invocation(3).lacks('Training')
    log.invocation(3).has('The class archive has no classes of the project')
    log.invocation(4).has('Training: running the image', 'Checked: it ended by itself')
    log.invocation(5).has("prism.image.variant is 'alpine', and the JDK", 'musl')
    log.invocation(6).has("prism.image.compression is 'zstd', and prism.image.output is 'registry'")

    ['untrained', 'latest'].each { tag ->
        assert Podman.run('run', '--rm', '--pull=never', "localhost/prism-it/rebuilt:${tag}") == 'second'
    }
    assert source('Edition').contains('shared objects file')
    def id = { String tag -> Podman.run('image', 'inspect', '--format', '{{.Id}}', "localhost/prism-it/rebuilt:${tag}") }
    assert id('first') == id('again')

    ['/bin/sh', '/usr/bin/sh', '/busybox/sh'].each { shell ->
        try {
            Podman.run('run', '--rm', '--pull=never', '--entrypoint', shell, image)
            assert false : "there is a shell: ${shell}"
        } catch (IllegalStateException e) {
            assert e.message.contains('no such file') || e.message.contains('not found')
        }
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
    ['latest', 'untrained', 'first', 'again'].each { tag -> Podman.run('rmi', '--ignore', "localhost/prism-it/rebuilt:${tag}") }
}
return true
