import org.prismdata.it.MavenBuild
import org.prismdata.it.Podman

import java.nio.file.Files

def postgres = 'docker.io/library/postgres:16-alpine'
def disk = new File(basedir, 'disk')
def programs = new File(basedir, 'programs')
[disk, programs].each { it.mkdirs() }

// A disk of its own for Podman's storage, in the mount name space that all of the user's Podmans share.
Podman.run('unshare', 'mount', '-t', 'tmpfs', '-o', 'size=300m', 'tmpfs', disk.path)
def podman = new File(programs, 'podman')
podman.text = """#!/bin/sh
exec '${Podman.program()}' --root '${disk}/root' --runroot '${disk}/run' "\$@"
"""
podman.executable = true
def onDisk = { String... arguments -> Podman.runProgram(podman.path, arguments) }
def leaveFree = { int megabytes ->
    Podman.run('unshare', 'sh', '-c', 'rm -f "$0/filler"; free=$(df -m --output=avail "$0" | tail -1); '
        + 'dd if=/dev/zero of="$0/filler" bs=1M count=$((free - $1)) status=none', disk.path, megabytes as String)
}
def build = {
    MavenBuild.start(basedir.toPath(), localRepositoryPath.toPath(), ['verify'],
        [PATH: "${programs}${File.pathSeparator}${System.getenv('PATH')}" as String])
}
def nothingIsLeft = { onDisk('ps', '--all', '--quiet').empty && onDisk('images', '--all', '--quiet').readLines().size() == 1 }
try {
    Podman.run('save', '--output', "${basedir}/image.tar", postgres)
    onDisk('load', '--input', "${basedir}/image.tar")

    leaveFree(15)
    def full = build()
    assert full.exit() != 0
    full.log().has('initialising postgres once', 'BUILD FAILURE', 'postgres stopped before it was ready', 'No space left on device')
    assert nothingIsLeft()

    leaveFree(60)
    def tight = build()
    assert tight.exit() == 0
    tight.log().has('initialising postgres once', 'postgres starts without a snapshot', 'no space left on device', 'postgres is ready', 'BUILD SUCCESS')
    assert nothingIsLeft()

    leaveFree(140)
    def roomy = build()
    assert roomy.exit() == 0
    roomy.log().has('initialising postgres once', ', warm)', 'BUILD SUCCESS')
    assert onDisk('ps', '--all', '--quiet').empty

    // The image of a project whose target folder is the disk: no room for the Java runtime, none for the archive, enough.
    Podman.run('unshare', 'umount', disk.path)
    def project = new File(basedir, 'image')
    def target = new File(project, 'target')
    new File(project, 'src/main/java').mkdirs()
    target.mkdirs()
    new File(project, 'pom.xml').text = new File(basedir, 'pom.xml').text
    new File(project, 'src/main/java/Stored.java').text = new File(basedir, 'src/main/java/Stored.java').text
    Podman.run('unshare', 'mount', '-t', 'tmpfs', '-o', 'size=20m', 'tmpfs', target.path)
    disk = target
    def image = { String size ->
        Podman.run('unshare', 'mount', '-o', "remount,size=${size}", target.path)
        try {
            return Podman.run('unshare', "${System.getProperty('maven.home')}/bin/mvn", '--batch-mode', '--offline',
                '-Dmaven.repo.local=' + localRepositoryPath, '-Daether.enhancedLocalRepository.trackingFilename=none',
                '--file', project.path, 'prism:image', '-Dprism.image.output=tar', '-Dprism.image.start=small',
                '-Djib.useOnlyProjectCache=true')
        } catch (IllegalStateException e) {
            return e.message
        }
    }
    def left = { Podman.run('unshare', 'find', target.path, '-name', '*.tar', '-o', '-name', '*unfinished*') }
    ['20m', '70m'].each { size ->
        def log = image(size)
        assert log.contains('image localhost/full-disk:1 could not be built, because the disk is full')
        assert log =~ /No space left on device/ && log =~ /\d MB are free now in ${target}\/prism\/image/ && log.contains('fix: free some space')
        assert left().empty
    }
    assert image('200m').contains('Load it: podman load --input')
    assert left().endsWith('full-disk-image.tar')
} finally {
    if (disk.name == 'disk') {
        onDisk('rm', '--all', '--force', '--time', '0')
    }
    Podman.run('unshare', 'umount', disk.path)
    Files.deleteIfExists(basedir.toPath().resolve('image.tar'))
}
return true
