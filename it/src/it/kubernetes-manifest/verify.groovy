import java.nio.file.Files
import java.nio.file.attribute.PosixFilePermissions
import org.prismdata.it.BuildLog
import org.prismdata.it.Podman

def manifest = new File(basedir, 'target/prism/manifest.yaml')
BuildLog.of(basedir).has('manifest.yaml has postgres, redis, plugin', "podman play kube ${manifest}")
assert PosixFilePermissions.toString(Files.getPosixFilePermissions(manifest.toPath())) == 'rw-------'

// The project's image is not built here; and no port of this machine may be in the way.
def services = new File(basedir, 'target/services.yaml')
services.text = manifest.text.split('(?m)^---\n').findAll { !it.contains('kubernetes-manifest-plugin') }.join('---\n')
def postgres = 'kubernetes-manifest-postgres-pod-0-postgres'
def until = { Closure<String> question, String answer ->
    for (int i = 0; i < 100; i++) {
        try {
            if (question() == answer) {
                return true
            }
        } catch (IllegalStateException e) {
            // Not up yet.
        }
        sleep(200)
    }
    return false
}
try {
    Podman.run('play', 'kube', services.path)
    assert until({ Podman.run('exec', postgres, 'psql', '-U', 'prism', '-Atc', 'SELECT amount FROM amounts') }, '42')
    assert until({ Podman.run('exec', 'kubernetes-manifest-redis-pod-0-redis', 'redis-cli', 'ping') }, 'PONG')
} finally {
    Podman.run('play', 'kube', '--down', services.path)
    Podman.run('volume', 'rm', 'kubernetes-manifest-postgres-init')
}
assert Podman.lines('ps', '--all', '--format', '{{.Names}}').every { !it.contains('kubernetes-manifest') }
