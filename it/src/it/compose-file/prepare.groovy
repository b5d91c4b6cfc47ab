import java.nio.file.Files
import java.nio.file.Path
import java.security.MessageDigest
import org.prismdata.it.Podman
import org.prismdata.it.ProgramFolder

def make = { what, name, project ->
    Podman.run(what, 'create', '--label', "com.docker.compose.project=${project}", name)
}
// What a killed build has left: its project names this machine and a process that is no more.
def machine = Files.readString(Path.of('/etc/machine-id')).strip() + '\0'
def key = MessageDigest.getInstance('SHA-256').digest(machine.bytes).encodeHex().toString()[0..<16]
def killed = "prism-${key}-1-1-0123abcd".toString()
make('network', 'compose-file-killed', killed)
make('volume', 'compose-file-killed', killed)
// And what another program has started.
make('network', 'compose-file-foreign', 'prism-orders')
make('volume', 'compose-file-foreign', 'prism-orders')
Podman.run('run', '--detach', '--name=compose-file-foreign', '--label=com.docker.compose.project=prism-orders',
    '--network=compose-file-foreign', '--volume=compose-file-foreign:/data', 'docker.io/library/redis:7-alpine')

ProgramFolder.make(basedir.toPath().resolve('programs'), ['podman-compose'] as Set)
true
