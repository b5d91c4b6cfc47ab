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

    def from = { String name -> "from ${mirror}/hub/prism-it-pull/${name}" }
    def server = "<server> ${mirror} in settings.xml"

    log.invocation(1).has("pulling ${byTag} ${from('by-tag:1')}\n",
        "image ${byTag} is not on this machine, and registry ${mirror} gives it only to users it knows",
        'unauthorized',
        "fix: podman login ${mirror}, or give settings.xml a <server> with the <id> ${mirror}; or correct its name")
    log.invocation(2).has("pulling ${byTag} ${from('by-tag:1')} as prism of ${server}",
        "image ${byTag} is not on this machine, and registry ${mirror} refuses the user name or the password of ${server}",
        "fix: correct ${server}")
    log.invocation(3).has("the password of ${server} can't be decrypted", 'nowhere.xml', 'mvn --encrypt-password')
    log.invocation(4).has('localhost/registry-pull:1 is built here: mvn prism:image')
    log.invocation(4).has("""\
2 images are not on this machine
  why: Maven works offline (-o), so they are not fetched:
       ${byTag}
       ${byDigest}
  fix: run once without -o: mvn prism:prefetch""")

    log.invocation(5).has("pulling ${byTag} ${from('by-tag:1')} as prism of ${server}",
        'docker.io/prism-it-pull/base:1, the base of the image of registry-pull, comes with `mvn prism:image`, by Jib')
    assert log.invocation(5).find("pulling ${byTag}: \\d layers begun, (\\d)\\.\\d MB fetched, \\d\\.\\d s").toInteger() < 8
    assert log.invocation(5).find("pulled ${byTag}: 3 layers, (\\d+)\\.\\d MB on disk, \\d\\.\\d s").toInteger() >= 8
    log.invocation(6).has("pulling ${byDigest} ${from('by-digest@')}${digest} as prism of ${server}")
    log.invocation(6).has("pulled ${byDigest}: 3 layers, ", 'nats is ready on 127.0.0.1:')
    log.invocation(7).has("pulling docker.io/prism-it-pull/auth-json:1 ${from('auth-json:1')}\n", 'pulled ', 'nats is ready on')
    log.invocation(8).has("${byDigest} is here already", 'nats is ready on 127.0.0.1:', byDigest)
    [3, 4, 8].each { number -> log.invocation(number).lacks('pulling') }
    log.invocation(9).has("registry ${mirror} does not have it", 'manifest unknown')

    log.invocation(11).find("registry +registry ${mirror} refuses the user name or the password of ${server}")
    log.invocation(11).has('unauthorized', "fix: correct ${server}")
    log.invocation(12).find("ok +registry +${mirror}, which stands in for docker.io, answers prism of ${server}")

    log.invocation(10).has('Tests run: 1, Failures: 0, Errors: 0, Skipped: 0', 'BUILD SUCCESS')

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
