import java.nio.file.Files
import java.nio.file.Path
import org.prismdata.it.BuildLog
import org.prismdata.it.Podman
import org.prismdata.it.Registry

try {
    def log = BuildLog.of(basedir)
    def mirror = context.get('registry').slowAddress()
    def digest = Files.readString(basedir.toPath().resolve('by-digest'))
    def byTag = 'docker.io/prism-it-pull/by-tag:1'
    def byDigest = "docker.io/prism-it-pull/by-digest@${digest}".toString()

    log.invocation(1).has("image ${byTag} is not on this machine, and registry ${mirror} gives it only to users it knows",
        'unauthorized',
        "fix: podman login ${mirror}, or give settings.xml a <server> with the <id> ${mirror}; or correct its name")
    log.invocation(2).has("pulling ${byTag} from ${mirror}/hub/prism-it-pull/by-tag:1 as prism of <server> ${mirror} in settings.xml",
        "image ${byTag} is not on this machine, and registry ${mirror} refuses the user name or the password of <server> ${mirror} in settings.xml",
        "fix: correct <server> ${mirror} in settings.xml")
    log.invocation(3).lacks('pulling')
    log.invocation(3).has('''\
2 images are not on this machine
  why: Maven works offline (-o), so they are not fetched:''', byTag, byDigest, 'fix: run once without -o: mvn prism:prefetch')

    log.invocation(4).has("pulling ${byTag} from ${mirror}/hub/prism-it-pull/by-tag:1 as prism")
    assert log.invocation(4).find("pulling ${byTag}: \\d layers begun, (\\d)\\.\\d MB fetched, \\d\\.\\d s").toInteger() < 8
    assert log.invocation(4).find("pulled ${byTag}: 3 layers, (\\d+)\\.\\d MB on disk, \\d\\.\\d s").toInteger() >= 8
    log.invocation(5).has("${byTag} is here already", 'localhost/registry-pull:1 is built here: mvn prism:image',
        "pulling ${byDigest} from ${mirror}/hub/prism-it-pull/by-digest@${digest} as prism", "pulled ${byDigest}: ")
    log.invocation(6).has("pulling docker.io/prism-it-pull/auth-json:1 from ${mirror}/hub", 'pulled ', 'nats is ready on 127.0.0.1:')
    log.invocation(7).lacks('pulling')
    log.invocation(7).has("${byTag} is here already", "${byDigest} is here already")
    log.invocation(8).lacks('pulling')
    log.invocation(8).has('nats is ready on 127.0.0.1:', byTag)
    log.invocation(9).has("registry ${mirror} does not have it", 'manifest unknown')

    // Each is known by the name that was asked for, and by none of the mirror's.
    [byTag, byDigest].each { name ->
        def names = Podman.run('image', 'inspect', '--format', '{{.RepoTags}} {{.RepoDigests}}', name)
        assert names.contains(name) && !names.contains(mirror)
    }

    // The password is nowhere: not in the log, not in a file.
    log.lacks(Registry.PASSWORD)
    log.lacks('open barley')
    def runtime = Path.of(System.getenv('XDG_RUNTIME_DIR'), 'prism').toFile()
    runtime.eachFileRecurse { file -> assert !file.path.contains('login-') }
    assert Podman.containersOf('org.prismdata.it:registry-pull').empty
} finally {
    context.get('registry').close()
    def all = Podman.run('images', '--filter', 'reference=docker.io/prism-it-pull/*', '--quiet', '--no-trunc')
    all.lines().distinct().forEach { id -> Podman.run('rmi', '--force', id) }
}
return true
