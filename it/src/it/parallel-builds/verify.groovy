import org.prismdata.it.MavenBuild
import org.prismdata.it.Podman

import java.nio.file.Files
import java.nio.file.Path

def repository = localRepositoryPath.toPath()
def copies = (1..8).collect { number ->
    Path copy = basedir.toPath().resolve("copies/${number}")
    new AntBuilder().copy(todir: copy.toFile()) {
        fileset(dir: basedir, includes: 'pom.xml,src/**')
    }
    copy
}
def builds = copies.collect { MavenBuild.start(it, repository, ['verify']) }
assert builds.every { it.exit() == 0 && it.log().has('postgres is ready on', 'removing prism-parallel-builds-postgres-') }
assert builds.collect { it.log().find(/postgres is ready on 127\.0\.0\.1:(\d+)/) }.size() == 8

// With what Maven itself can't share, the jar's and the reports' files, left out.
def pair = (1..2).collect { number ->
    MavenBuild.start(copies[0], repository, ['verify', "-Dmaven.jar.forceCreation=false", "-Dsurefire.reportNameSuffix=${number}", "-Dfailsafe.reportsDirectory=target/reports-${number}"])
}
assert pair.every { it.exit() == 0 && it.log().has('postgres is ready on', 'removing prism-parallel-builds-postgres-') }
assert Podman.containersOf('org.prismdata.it:parallel-builds').empty
