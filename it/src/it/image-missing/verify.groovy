import org.prismdata.it.BuildLog

def log = BuildLog.of(basedir)
log.has('pulling localhost:9/prism-it/never-made:1')
log.has('image localhost:9/prism-it/never-made:1 is not on this machine, and registry localhost:9 is out of reach')
log.has('fix: check its name and port, the network, and the proxy (HTTPS_PROXY)')
log.has('''\
image localhost:9/prism-it/never-made:1 is not on this machine
  why: Maven works offline (-o), so it is not fetched
  fix: run once without -o: mvn prism:prefetch''')
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
