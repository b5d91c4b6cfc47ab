import groovy.json.JsonSlurper
import org.prismdata.it.BuildLog
import org.prismdata.it.PluginImage
import org.prismdata.it.Podman
import org.prismdata.it.Registry

def image = { String variant -> "localhost/prism-it/variants:${variant}".toString() }
def grep = { File folder, List<String> texts ->
    def process = new ProcessBuilder(['grep', '-rlaF', *texts.collectMany { ['-e', it] }, folder.path] as List<String>).start()
    process.inputStream.readLines()
}
def variants = ['scratch', 'distroless', 'jre']
def all = variants + variants.collect { "${it}-debug".toString() }
try {
    def log = BuildLog.of(basedir)
    all.each { log.invocation(1).has("Image ${image(it)} built in ") }
    log.invocation(1).has('Beside the variant jre: ')
    log.invocation(1).has('Training: running the image', 'Checked: first answer', 'health SERVING')

    // The twin has the same jars, to the byte: its last layers.
    def layers = all.collectEntries { [it, new JsonSlurper().parseText(Podman.run('image', 'inspect', image(it)))[0].RootFS.Layers] }
    variants.each { assert layers["${it}-debug".toString()][-1] == layers[it][-1] }
    ['scratch', 'jre'].each { assert layers["${it}-debug".toString()][-2] == layers[it][-2] }

    // Their layers, uncompressed, and their configurations: nothing of this machine or of its user is in them.
    def unwanted = [basedir, localRepositoryPath, new File(System.getProperty('user.home')), new File(System.getProperty('maven.home'))]*.path +
        [Registry.PASSWORD, "${Registry.USER}:${Registry.PASSWORD}".bytes.encodeBase64().toString(), 'tangerine-4711', 'grapefruit-4711']
    ['scratch', 'distroless', 'scratch-debug'].each { variant ->
        def folder = new File(basedir, "saved/${variant}")
        folder.parentFile.mkdirs()
        Podman.run('save', '--quiet', '--format', 'docker-dir', '--output', folder.path, image(variant))
        def found = grep(folder, unwanted)
        assert found.empty
        // What must be there is found, so that the search is known to search.
        assert grep(folder, ['/opt/java/bin/java', 'org.opencontainers.image.version', 'größe']).size() >= 3
        def files = folder.listFiles().findAll { it.name ==~ /[0-9a-f]{64}/ && it.withInputStream { it.read() } != '{' as char }.collectMany { layer ->
            Podman.runProgram('tar', '--list', '--verbose', '--numeric-owner', '--warning=no-unknown-keyword', '--file', layer.path).readLines()*.split(/\s+/, 6)
        }
        assert files.size() > 30
        // Columns: mode, owner, size, day, time, name.
        files.each { file ->
            def folders = file[0].startsWith('d')
            def wanted = file[5] == 'tmp/' ? /drwxrwxrw[xt]/ : folders ? /drwxr-xr-x/ : /lrwxrwxrwx|-r[w-][x-]r-[x-]r-[x-]/
            assert file[0] ==~ wanted && file[1] == (file[5] == 'home/nonroot/' && variant != 'distroless' ? '65532/65532' : '0/0') : "${variant}: ${file}"
        }
    }

    def refused = { PluginImage plugin, String shell ->
        try {
            Podman.run('exec', plugin.container(), shell, '-c', 'true')
            return false
        } catch (IllegalStateException e) {
            return e.message.contains('no such file') || e.message.contains('not found')
        }
    }
    all.each { variant ->
        new PluginImage(image(variant)).withCloseable { plugin ->
            assert plugin.health() == 'SERVING'
            assert plugin.user() == '65532:65532'
            assert Podman.run('logs', plugin.container()).contains('größe UTF-8')
            if (variant.endsWith('-debug')) {
                def java = variant.startsWith('jre') ? '/opt/java/openjdk' : '/opt/java'
                def threads = Podman.run('exec', plugin.container(), "${java}/bin/jcmd".toString(), '1', 'Thread.print')
                assert threads.contains('"main"') && (variant.startsWith('jre') || threads.contains('/Thread.java:'))
                assert Podman.run('exec', plugin.container(), 'sh', '-c', 'echo $((6 * 7))') == '42'
            } else if (variant != 'jre') {
                // That of a stock JRE is its own.
                assert ['/bin/sh', '/usr/bin/sh', '/busybox/sh'].every { refused(plugin, it) }
            }
        }
    }

    def registry = context.get('registry').address()
    log.invocation(2).has('jib-maven-plugin could not assemble', "${registry}/gcr/distroless/base-nossl-debian12", 'sha256:', 'manifest unknown')
    log.invocation(3).has("prism.image.variant is 'alpine', and the JDK", 'musl', 'fix: run Maven on Alpine')
    log.lacks(Registry.PASSWORD)
} finally {
    new File(basedir, 'saved').deleteDir()
    Podman.run('rmi', '--ignore', *all.collect(image))
    context.get('registry').close()
}
return true
