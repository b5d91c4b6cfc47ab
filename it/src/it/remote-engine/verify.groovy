import org.prismdata.it.BuildLog
import org.prismdata.it.Podman

def remote = new File(basedir, 'remote')
new File(remote, 'pids').readLines().each { ProcessHandle.of(it as long).ifPresent { it.destroy() } }

def log = BuildLog.of(basedir)
log.invocation(1).has('postgres is ready on 127.0.0.1:', ', forwarded to 127.0.0.1 in', 'Tests run: 2, Failures: 0, Errors: 0, Skipped: 0', 'BUILD SUCCESS')
log.invocation(1).has('redis is ready on 127.0.0.1:')
def port = log.invocation(2).find(/postgres is ready on 127.0.0.1:(\d+), forwarded to 127.0.0.1 as long as Maven runs, later by `ssh -N -L 127.0.0.1:\1:127.0.0.1:\d+ /)
log.invocation(3).has("postgres is already up on 127.0.0.1:$port", 'Tests run: 2, Failures: 0, Errors: 0, Skipped: 0', 'BUILD SUCCESS')
log.invocation(4).has('removed prism-remote-engine-', 'BUILD SUCCESS')
log.invocation(5).has("prism.connection is 'nowhere'", 'only the connections elsewhere', 'podman system connection add nowhere')

// Two of each build with services, on ports that are not those of the containers.
assert new File(remote, 'ssh.log').readLines().count { it ==~ /.*-L 127.0.0.1:(\d+):127.0.0.1:(?!\1 )\d+ .*/ } == 6
assert Podman.containersOf('org.prismdata.it:remote-engine').empty
assert !ProcessHandle.allProcesses().anyMatch { it.info().commandLine().orElse('').contains("$remote/known_hosts") }
return true
