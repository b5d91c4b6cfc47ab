import org.prismdata.it.MavenBuild
import org.prismdata.it.Podman

import java.nio.file.Files

def image = 'docker.io/library/postgres:16-alpine'
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
    Podman.run('save', '--output', "${basedir}/image.tar", image)
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
} finally {
    onDisk('rm', '--all', '--force', '--time', '0')
    Podman.run('unshare', 'umount', disk.path)
    Files.deleteIfExists(basedir.toPath().resolve('image.tar'))
}
return true
