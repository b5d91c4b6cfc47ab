import org.prismdata.it.BuildLog

def log = BuildLog.of(basedir)
log.has('pulling localhost/prism-it/never-made:1')
log.has('image localhost/prism-it/never-made:1 is not on this machine and could not be pulled')
log.has('fix: check the name with `podman pull localhost/prism-it/never-made:1`, or name another with <image> or -Dprism.SERVICE.image=…')
log.has('''\
image localhost/prism-it/never-made:1 is not on this machine
  why: Maven works offline (-o), so it is not fetched
  fix: run once without -o, or: podman pull localhost/prism-it/never-made:1''')
