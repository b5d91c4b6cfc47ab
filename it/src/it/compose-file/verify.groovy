import org.prismdata.it.BuildLog
import org.prismdata.it.Podman

def log = BuildLog.of(basedir)
def ready = /compose\.yaml is ready in .* \(cache on 127\.0\.0\.1:\d+, job, queue on 127\.0\.0\.1:\d+\); waited/
[1, 2].each { number ->
    log.invocation(number).find(ready)
    log.invocation(number).has('Tests run: 3, Failures: 0, Errors: 0, Skipped: 0')
}
log.invocation(1).has('removing prism-')
log.invocation(2).lacks('removing prism-')
def kept = log.invocation(3).find(/compose\.yaml is ready in [^(]*(\(.*\));/)
log.invocation(4).has("compose.yaml is already up ${kept}; waited", 'Tests run: 3, Failures: 0, Errors: 0, Skipped: 0')
log.invocation(4).lacks('removing ')
log.invocation(5).has('removed prism-kept-')
log.invocation(6).has('src/none.yaml is not there')
log.invocation(7).has('worker of broken.yaml stopped before it was ready (time-out 60 s)', 'no such setting')
log.invocation(8).has('''\
<composeFile> needs podman-compose, which is not on the PATH
  why: Podman itself does not read Compose files
  fix: install it: `sudo apt install podman-compose` (Debian, Ubuntu)''')

assert Podman.containersOf('org.prismdata.it:compose-file').empty
def names = { what ->
    Podman.run(what, 'ls', '--filter', 'label=com.docker.compose.project', '--format', '{{.Name}}').lines().toList()
}
['network', 'volume'].each { what ->
    assert names(what).contains('compose-file-foreign')
    assert !names(what).contains('compose-file-killed')
    assert names(what).every { name -> !(name =~ /^prism-[0-9a-f]{16}-.*_(default|messages)$/) }
}
assert Podman.run('inspect', '--format', '{{.State.Running}}', 'compose-file-foreign') == 'true'
Podman.run('rm', '--force', '--time=0', 'compose-file-foreign')
['network', 'volume'].each { what -> Podman.run(what, 'rm', 'compose-file-foreign') }
true
