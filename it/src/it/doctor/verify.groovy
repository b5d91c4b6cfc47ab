import groovy.json.JsonSlurper
import org.prismdata.it.BuildLog
import org.prismdata.it.MavenBuild

def log = BuildLog.of(basedir)

def report = new JsonSlurper().parse(new File(basedir, 'doctor.json'))
assert report.format == 1 && report.failure == 0
assert report.findings.every { it.keySet() == ['check', 'status', 'found', 'why', 'fix', 'safe'] as Set }
assert report.findings*.check.containsAll(['maven', 'jdk', 'subordinate-ids', 'id-helpers', 'user-namespaces', 'cgroups', 'ulimits',
    'fuse', 'tun', 'runtime-folder', 'storage', 'runtime', 'network', 'engine', 'containers-conf', 'container', 'api-socket',
    'short-names', 'registry', 'images', 'ports', 'disk-space', 'kept-services', 'left-overs', 'snapshots'])
assert report.findings.find { it.check == 'container' } ==
    [check: 'container', status: 'ok', found: 'one with a port starts', why: '', fix: '', safe: false]

def limits = '''rootless Podman is not set up: its default limits are above this user's'''
def reason = /default_ulimits in containers.conf has nofile=10485760, and this user may have \d+; no container starts then/
def remedy = "set in ${basedir}/broken.conf: [containers] default_ulimits = ["
log.invocation(2).has('FAILURE  ulimits', limits, 'why: ', 'fix: ' + remedy, 'safe: mvn prism:doctor -Dprism.fix does it')
log.invocation(2).find(reason)
log.invocation(2).find(/containers-conf +log_driver is journald/)
log.invocation(2).has('not all is in order: ulimits')

// One text, wherever it is told.
log.invocation(3).find('rootless Podman is not set up: (it is to write to systemd\'s journal|its default limits)')
log.invocation(3).has('podman says: ', '`mvn prism:doctor` looks at all it needs')
assert log.invocation(3).text().count('podman says: ') == 1

log.invocation(4).has('These are safe, and done now:', remedy, "what it was is in ${basedir}/broken.conf.before-prism", '0 failures')
def mended = new File(basedir, 'broken.conf').text
assert mended.startsWith('# mine\n[containers]\ndefault_ulimits = ["nofile=') && mended.contains('log_driver = "k8s-file"')
assert new File(basedir, 'broken.conf.before-prism').text.contains('10485760')

def noted = new File(basedir, '.prism/engine')
def named = report.findings.find { it.check == 'engine-version' }
assert named.status == 'note' && named.safe
log.invocation(4).has('nobody has noted which engine', 'write `podman ', 'and commit it')
assert noted.text ==~ /podman \d+\.\d+\S*\n/
log.invocation(5).has("noted: ${noted.text.trim()}")

log.invocation(5).find(/WARNING\] warning  storage +vfs in /)
log.invocation(5).has('podman system reset --force, for there is nothing in it', 'Now: ', '0 warnings, 0 failures')
assert new File(basedir, 'new/.config/containers/storage.conf').text.contains('driver = "overlay"')

log.invocation(6).find(/FAILURE  registry +registry localhost:9 is out of reach/)
log.invocation(6).has('images            not here yet: docker.io/prism-it/never-made:1', 'not all is in order: registry')

log.invocation(7).has('none is needed: on Linux containers run without a virtual machine')

// In a folder without a project, for a script; and with a port that is taken.
def empty = new File(basedir, 'empty')
empty.mkdirs()
def socket = new ServerSocket(0, 1, InetAddress.loopbackAddress)
try {
    def kit = log.find(/prism-maven-plugin:([^:]+):doctor/)
    def builds = [
        MavenBuild.start(empty.toPath(), localRepositoryPath.toPath(),
            ["org.prismdata:prism-maven-plugin:${kit}:doctor", '-Dprism.format=json', '-Dprism.doctor.engineVersion=1.2', '-q']),
        MavenBuild.start(basedir.toPath(), localRepositoryPath.toPath(),
            ['prism:doctor', "-Dprism.postgres.port=${socket.localPort}", '-Dprism.doctor.engineVersion=1.2']),
    ]
    assert builds[0].exit() == 1
    def lines = builds[0].log().text().readLines().findAll { it.startsWith('{') }
    assert lines.size() == 1
    def failing = new JsonSlurper().parseText(lines[0])
    assert failing.failure == 1 && failing.findings.findAll { it.status == 'failure' }*.check == ['engine']
    assert builds[1].exit() != 0
    builds[1].log().find(/FAILURE  engine +podman \S+ \(.*\), rootless, and prism.doctor.engineVersion asks for 1.2/)
    builds[1].log().has("port ${socket.localPort}, asked for by postgres, is taken", 'not all is in order: engine, ports')
} finally {
    socket.close()
    // The process that keeps the new user's name space.
    def pause = new File(basedir, 'new/run/libpod/tmp/pause.pid')
    if (pause.exists()) {
        ProcessHandle.of(pause.text.trim() as long).ifPresent { it.destroyForcibly() }
    }
}
return true
