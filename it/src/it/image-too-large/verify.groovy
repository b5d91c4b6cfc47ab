import org.prismdata.it.BuildLog
import org.prismdata.it.Podman

def image = 'localhost/image-too-large:1'
try {
    def log = BuildLog.of(basedir)
    def unpacked = log.invocation(1).find('  total +\\S+ MB +(\\S+) MB').toDouble()
    [2, 3].each { number ->
        log.invocation(number).has("image ${image} has ", ' MB compressed, and prism.image.maxSize is 15.00 MB',
            'since the build before, of ', ', grew', 'dependencies: ', ', was 0.')
    }
    log.invocation(4).has("prism.image.maxSize is '20'", 'write it like -Dprism.image.maxSize=25MB')
    // What was over the limit did not take the name.
    def megabytes = Podman.run('image', 'inspect', '--format', '{{.Size}}', image).toLong() / 1e6
    assert Math.abs(megabytes - unpacked) < 2
} finally {
    Podman.run('rmi', image)
}
return true
