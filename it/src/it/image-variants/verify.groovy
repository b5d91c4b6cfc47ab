import groovy.json.JsonSlurper
import org.prismdata.it.BuildLog
import org.prismdata.it.PluginImage
import org.prismdata.it.Podman

def image = { String variant -> "localhost/prism-it/variants:${variant}".toString() }
def variants = ['scratch', 'distroless', 'jre']
def all = variants + variants.collect { "${it}-debug".toString() }
try {
    def log = BuildLog.of(basedir)
    all.each { log.invocation(1).has("Image ${image(it)} built in ") }
    log.invocation(1).has('Training: running the image', 'Checked: first answer', 'health SERVING')

    // The twin has the same jars, to the byte: its last layers.
    def layers = all.collectEntries { [it, new JsonSlurper().parseText(Podman.run('image', 'inspect', image(it)))[0].RootFS.Layers] }
    variants.each { assert layers["${it}-debug".toString()][-1] == layers[it][-1] }
    ['scratch', 'jre'].each { assert layers["${it}-debug".toString()][-2] == layers[it][-2] }

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
    log.invocation(2).has('jib-maven-plugin could not assemble', "${registry}/hub/library/eclipse-temurin")
    log.invocation(3).has("prism.image.variant is 'alpine', and the JDK", 'musl', 'fix: run Maven on Alpine')
    log.lacks(org.prismdata.it.Registry.PASSWORD)
} finally {
    Podman.run('rmi', '--ignore', *all.collect(image))
    context.get('registry').close()
}
return true
