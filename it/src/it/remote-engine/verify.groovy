import org.prismdata.it.BuildLog
import org.prismdata.it.Podman

def remote = new File(basedir, 'remote')
new File(remote, 'pids').readLines().each { ProcessHandle.of(it as long).ifPresent { it.destroy() } }

def log = BuildLog.of(basedir)
def twoTests = 'Tests run: 2, Failures: 0, Errors: 0, Skipped: 0'
log.invocation(1).has('postgres is ready on 127.0.0.1:', ', forwarded to 127.0.0.1 in', twoTests, 'BUILD SUCCESS')
log.invocation(1).has('redis is ready on 127.0.0.1:')
log.invocation(2).lacks('removing')
def port = log.invocation(3).find(/postgres is ready on 127.0.0.1:(\d+), forwarded to 127.0.0.1 as long as Maven runs, later by `ssh -N -L 127.0.0.1:\1:127.0.0.1:\d+ /)
log.invocation(4).has("postgres is already up on 127.0.0.1:$port", twoTests, 'BUILD SUCCESS')
log.invocation(5).has('removed prism-remote-engine-', 'BUILD SUCCESS')
log.invocation(6).has("prism.connection is 'nowhere'", 'only the connections elsewhere', 'podman system connection add nowhere')

// Two for each build with services, to ports that are not those here.
assert new File(remote, 'ssh.log').readLines().count { it ==~ /.*-L 127.0.0.1:(\d+):127.0.0.1:(?!\1 )\d+ .*/ } >= 8
// Neither of the killed build's: the next one has removed its containers, and its ssh have ended with it.
assert Podman.containersOf('org.prismdata.it:remote-engine').empty
assert !ProcessHandle.allProcesses().anyMatch { it.info().commandLine().orElse('').contains("$remote/known_hosts") }
return true
