import org.prismdata.it.BuildLog
import org.prismdata.it.Podman

def image = 'localhost/image-too-large:1'
try {
    def log = BuildLog.of(basedir)
    def unpacked = log.invocation(1).find('  total +\\S+ MB +(\\S+) MB').toDouble()
    def grew = ['since the build before, of ', ', grew', 'dependencies: ', ', was ']
    [2, 3].each { number ->
        log.invocation(number).has("image ${image} has ", ' MB compressed, and prism.image.maxSize is 18.00 MB', *grew)
        log.invocation(number).lacks('Checked:')
    }
    log.invocation(4).has("prism.image.maxSize is '20'", 'write it like -Dprism.image.maxSize=25MB')
    def first = log.invocation(1).find('Checked: first answer (\\d+) ms').toInteger()
    [5, 6].each { number ->
        def start = log.invocation(number).find('Checked: first answer (\\d+) ms')
        log.invocation(number).has("image ${image} took ${start} ms to start, and prism.image.maxStart is 1 ms",
            "  why: the build before took ${first} ms", *grew,
            '  fix: see what the plugin does before it serves; on a busy machine run it again, or raise prism.image.maxStart')
    }
    log.invocation(7).has("rootless Podman is not set up: its default limits are above this user's", 'podman says: ',
        "set in ${basedir}/broken.conf: [containers] default_ulimits = [", '`mvn prism:doctor` looks at all it needs')
    // What was over a limit, or was not tried, did not take the name, and is gone.
    def megabytes = Podman.run('image', 'inspect', '--format', '{{.Size}}', image).toLong() / 1e6
    assert Math.abs(megabytes - unpacked) < 2
    assert Podman.lines('images', '--all', '--quiet', '--filter', 'label=org.opencontainers.image.title=image-too-large').size() == 1
} finally {
    Podman.run('rmi', image)
}
return true
