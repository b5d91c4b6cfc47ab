import org.prismdata.it.BuildLog
import org.prismdata.it.Podman

def log = BuildLog.of(basedir)
log.has('''\
postgres was not ready in time (docker.io/library/postgres:16-alpine, time-out 3 s)
  why: it last logged
       waiting for a disk that is not there
  fix: correct what its log names; if it only needs longer, set <timeout> or -Dprism.postgres.timeout=SECONDS''')
log.has('postgres stopped before it was ready (docker.io/library/postgres:16-alpine, time-out 60 s)')
log.has('FATAL:  unrecognized configuration parameter "no_such_option"')
assert Podman.containersOf('org.prismdata.it:never-ready').empty
