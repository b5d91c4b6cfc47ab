import org.prismdata.it.BuildLog

BuildLog.of(basedir).has('''\
no container engine is there (prism.engine=auto)
  why: tried
       podman: not on the PATH
       docker: not on the PATH
  fix: install Podman: `sudo apt install podman` (Debian, Ubuntu), `sudo dnf install podman` (Fedora, RHEL),
       `brew install podman`, then `mvn prism:machine` (macOS); then check it with `mvn prism:doctor`''')
