import org.prismdata.it.BuildLog
import org.prismdata.it.MavenBuild
import org.prismdata.it.Podman

def images = { String edition -> Podman.lines('images', '--all', '--format', '{{.Repository}}', '--filter', "label=edition=${edition}") }
def latest = { Podman.run('run', '--rm', '--pull=never', 'localhost/prism-it/edition:latest') }
def build = { String... arguments ->
    MavenBuild.start(basedir.toPath(), localRepositoryPath.toPath(), ['prism:image', '-Dtag=other', *arguments])
}
try {
    [1, 2, 3].each { number -> BuildLog.of(basedir).invocation(number).has('Image localhost/prism-it/edition:latest built') }
    // The project does not declare the kit as an extension, so nobody tells it of the session's end.
    BuildLog.of(basedir).lacks('Exception in thread')
    assert Podman.run('run', '--rm', '--pull=never', 'localhost/prism-it/edition:released') == 'first'
    assert images('second').empty
    assert latest() == 'third'

    // Killed as soon as its image is in the engine to be tried.
    def killed = build('-Dedition=fourth', '-Dprism.image.retrain=true')
    killed.await('Training: running the image')
    def deadline = System.currentTimeMillis() + 20_000
    while (images('fourth').empty) {
        assert System.currentTimeMillis() < deadline
        Thread.sleep(20)
    }
    killed.kill()
    assert images('fourth').every { it.startsWith('localhost/prism-unfinished-') }
    assert latest() == 'third'

    def next = build('-Dedition=third', '-Dprism.image.start=small')
    assert next.exit() == 0
    next.log().has('Image localhost/prism-it/edition:latest built')
    assert images('fourth').empty
    assert Podman.containersOf('org.prismdata.it:image-replaced').empty
} finally {
    ['released', 'other', 'latest'].each { tag -> Podman.run('rmi', '--ignore', "localhost/prism-it/edition:${tag}") }
}
return true
