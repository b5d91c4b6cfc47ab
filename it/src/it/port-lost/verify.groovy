import org.prismdata.it.BuildLog
import org.prismdata.it.Podman

Podman.run('rm', '--force', '--volumes', '--time', '0', 'prism-it-port-lost')
def log = BuildLog.of(basedir)
def lost = new File(basedir, 'lost-port').text.trim()
assert log.find(/kafka is ready on 127\.0\.0\.1:(\d+) in /) != lost
log.find(/removed prism-port-lost-kafka-\w+/)
assert Podman.containersOf('org.prismdata.it:port-lost').empty
