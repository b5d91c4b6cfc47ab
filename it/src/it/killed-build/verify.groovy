import org.prismdata.it.MavenBuild
import org.prismdata.it.Podman

def module = 'org.prismdata.it:killed-build'
def repository = localRepositoryPath.toPath()
def start = { String... arguments -> MavenBuild.start(basedir.toPath(), repository, ['verify', *arguments]) }
def othersImages = {
    Podman.lines('images', '--all', '--format', '{{.Repository}}:{{.Tag}} {{.Id}}').findAll { !it.contains('prism-snapshot') }.toSorted()
}
def unusedVolumes = { Podman.lines('volume', 'ls', '--quiet', '--filter', 'dangling=true') }

// What is the user's own.
def own = 'users-own-' + UUID.randomUUID()
Podman.run('run', '--detach', '--name', own, '--volume', "${own}:/data", 'docker.io/library/redis:7-alpine')
try {
    def images = othersImages()
    def unused = unusedVolumes()

    def begin = System.currentTimeMillis()
    assert start().exit() == 0
    def whole = (int) (System.currentTimeMillis() - begin)

    def seed = System.nanoTime()
    println "the moments are those of seed ${seed}, in builds of ${whole} ms"
    def random = new Random(seed)
    20.times { round ->
        // Every other build has no snapshot yet, so that some are killed while they make one.
        def build = round % 2 ? start("-Dprism.postgres.env.ROUND=${round}") : start()
        Thread.sleep(random.nextInt(whole))
        build.kill()
    }
    def left = Podman.containersOf(module)
    println "the killed builds left ${left.size()} containers"

    assert start().exit() == 0
    assert Podman.containersOf(module).empty
    assert MavenBuild.foldersOfDeadBuilds().empty
    assert Podman.run('inspect', '--format', '{{.State.Running}}', own) == 'true'
    assert othersImages() == images
    assert (unusedVolumes() - unused).empty

    // No goal follows this one.
    def last = start('-Dprism.lifetime=1', '-DargLine=-Dhold=60000')
    last.await('Running HoldIT')
    last.kill()
    assert Podman.containersOf(module).size() == 2
    def deadline = System.currentTimeMillis() + 75_000
    while (!Podman.containersOf(module).empty) {
        assert System.currentTimeMillis() < deadline : 'the containers outlive their lifetime of a minute'
        Thread.sleep(500)
    }
} finally {
    Podman.run('rm', '--force', '--time', '0', own)
    Podman.run('volume', 'rm', own)
}
return true
