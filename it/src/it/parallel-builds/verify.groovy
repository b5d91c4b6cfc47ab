import org.prismdata.it.MavenBuild
import org.prismdata.it.Podman

import java.nio.file.Files
import java.nio.file.Path

def repository = localRepositoryPath.toPath()
def copies = (1..8).collect { number ->
    Path copy = basedir.toPath().resolve("copies/${number}")
    Files.createDirectories(copy)
    Podman.runProgram('cp', '-r', "${basedir}/pom.xml", "${basedir}/src", copy.toString())
    copy
}
def builds = copies.collect { MavenBuild.start(it, repository, ['verify']) }
assert builds.every { it.exit() == 0 && it.log().has('postgres is ready on', 'removing prism-parallel-builds-postgres-') }
assert builds.collect { it.log().find(/removing (\S+)/) }.toSet().size() == 8

// Each with reports of its own, which Failsafe would else write to the same files.
def pair = (1..2).collect { number ->
    MavenBuild.start(copies[0], repository, ['verify', "-DreportsFolder=target/reports-${number}"])
}
assert pair.every { it.exit() == 0 && it.log().has('postgres is ready on', 'removing prism-parallel-builds-postgres-') }
assert Podman.containersOf('org.prismdata.it:parallel-builds').empty
