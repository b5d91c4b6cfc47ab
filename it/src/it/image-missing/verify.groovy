import org.prismdata.it.BuildLog

def log = BuildLog.of(basedir)
log.has('pulling localhost:9/prism-it/never-made:1')
log.has('image localhost:9/prism-it/never-made:1 is not on this machine and could not be pulled')
log.has('fix: check the name with `podman pull localhost:9/prism-it/never-made:1`, or name another with <image> or -Dprism.SERVICE.image=…')
log.has('''\
image localhost:9/prism-it/never-made:1 is not on this machine
  why: Maven works offline (-o), so it is not fetched
  fix: run once without -o, or: podman pull localhost:9/prism-it/never-made:1''')
log.has('''\
image localhost/image-missing:1, asked for by plugin, is not on this machine
  why: it is one that is built here, so it is not pulled
  fix: mvn prism:image  (within a build, bind its goal image-no-fork)''')
log.has('''\
image localhost/prism-it/never-made:1, asked for by postgres, is not on this machine
  why: it is one that is built here, so it is not pulled
  fix: build it, or name another with <image> or -Dprism.postgres.image=…''')
[3, 4].each { number -> log.invocation(number).lacks('pulling') }
return true
