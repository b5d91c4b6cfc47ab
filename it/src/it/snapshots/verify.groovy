import org.prismdata.it.BuildLog
import org.prismdata.it.MavenBuild
import org.prismdata.it.Podman

def log = BuildLog.of(basedir)
def initialises = 'initialising postgres once'
[1, 3].each { log.invocation(it).has(initialises, ', warm)') }
[2, 5].each {
    log.invocation(it).has(', warm)')
    log.invocation(it).lacks(initialises)
}
log.invocation(4).has('postgres is ready on')
log.invocation(4).lacks('warm')
log.invocation(4).lacks(initialises)

def snapshots = { Podman.lines('images', '--format', '{{.Repository}}:{{.Tag}}').findAll { it.contains('/prism-snapshot/') } }
6.times { number ->
    def build = MavenBuild.start(basedir.toPath(), localRepositoryPath.toPath(), ['verify', "-Dprism.postgres.env.NUMBER=${number}"])
    assert build.exit() == 0 && build.log().has(', warm)')
}
assert snapshots().size() <= 5
def doctor = MavenBuild.start(basedir.toPath(), localRepositoryPath.toPath(), ['prism:doctor'])
assert doctor.exit() == 0
doctor.log().has('in order, ')
doctor.log().lacks(snapshots().first())
assert Podman.containersOf('org.prismdata.it:snapshots').empty
