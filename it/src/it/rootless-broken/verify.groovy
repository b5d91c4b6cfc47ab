import org.prismdata.it.BuildLog

def log = BuildLog.of(basedir)
log.has('rootless Podman is not set up: it needs newuidmap and newgidmap')
log.has('why: newuidmap is not on the PATH; newgidmap is not on the PATH; without them no container has more than one user', 'podman says: ')
log.has('fix: sudo apt install uidmap  (Debian, Ubuntu), sudo dnf install shadow-utils  (Fedora, RHEL)', '`mvn prism:doctor` looks at all it needs')
