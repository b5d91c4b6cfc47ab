import org.prismdata.it.BuildLog

def log = BuildLog.of(basedir)
log.has('rootless Podman is not set up: it needs newuidmap and newgidmap')
log.has('fix: sudo apt install uidmap  (Debian, Ubuntu), sudo dnf install shadow-utils  (Fedora, RHEL)')
