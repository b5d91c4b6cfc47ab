import java.nio.file.Files
import java.nio.file.Path
import org.prismdata.it.Podman
import org.snakeyaml.engine.v2.api.Load
import org.snakeyaml.engine.v2.api.LoadSettings

def project = new File(basedir, 'orders')
def yaml = { String path -> new Load(LoadSettings.builder().build()).loadFromString(new File(project, path).getText('UTF-8')) }

def steps = { String job ->
    yaml('.github/workflows/build.yml').jobs[job].steps.findAll { it.run }.collect { it['continue-on-error'] ? "{ $it.run; } || true" : it.run }
}
assert steps('test') == ['./mvnw -B -ntp test-compile', './mvnw -B -ntp test']
def cached = yaml('.github/workflows/build.yml').jobs.verify.steps.find { it.id == 'cache' }
assert cached.with == [path: '~/.cache/prism', key: '''prism-${{ hashFiles('pom.xml', '**/*.sql') }}''']
def gitlab = yaml('.gitlab-ci.yml')
assert gitlab.stages == [gitlab.test.stage, gitlab.verify.stage]
assert gitlab.verify.script.containsAll(['./mvnw prism:doctor || true', './mvnw verify']) && gitlab.default.before_script.size() == 1

// A machine is a Podman with a storage of its own; a run has the machine's home folder, which the cache brings.
def home = Files.createDirectories(basedir.toPath().resolve('home'))
def storages = Files.createDirectories(basedir.toPath().resolve('storages'))
// Podman wants a short path for it.
def runroots = Files.createTempDirectory(Path.of(System.getenv('XDG_RUNTIME_DIR')), 'it')
def environment = { String machine ->
    def programs = Files.createDirectories(basedir.toPath().resolve("programs-$machine"))
    def podman = programs.resolve('podman').toFile()
    podman.text = """#!/bin/sh
exec '${Podman.program()}' --root '$storages/$machine' --runroot '$runroots/$machine' "\$@"
"""
    podman.executable = true
    ["HOME=$home", "PATH=$programs${File.pathSeparator}${System.getenv('PATH')}",
        *System.getenv().findAll { !(it.key in ['HOME', 'PATH']) }.collect { "$it.key=$it.value" }]*.toString()
}
def maven = "'${System.getProperty('maven.home')}/bin/mvn' -s '${basedir.parent}/interpolated-settings.xml' -Dprism.tier=real -Dstyle.color=never " +
    "-Dmaven.repo.local='$localRepositoryPath'"
def run = { String machine, List<String> scripts ->
    def log = new File(basedir, "${machine}.log")
    def script = scripts.join('\n').replace('./mvnw', maven)
    def process = new ProcessBuilder('bash', '-euo', 'pipefail', '-c', script)
        .directory(project).redirectErrorStream(true).redirectOutput(log)
    process.environment().clear()
    environment(machine).each { process.environment().putAll([(it.split('=', 2)[0]): it.split('=', 2)[1]]) }
    assert process.start().waitFor() == 0 : log
    log.text
}
// The engine of whoever has generated the project; then that of somebody else.
def engine = new File(project, '.prism/engine')
def here = "podman ${Podman.run('version', '--format', '{{.Client.Version}}').trim()}"
assert engine.text == "$here\n"
engine.text = 'podman 1.2.3'
try {
    def image = 'docker.io/library/postgres:16-alpine'
    Podman.run('save', '--output', "$basedir/image.tar", image)
    def first = run('first', ["podman load -q -i '$basedir/image.tar'", *steps('verify')])
    assert first.contains('initialising postgres once') && first.contains('BUILD SUCCESS')
    assert first =~ /WARNING] warning  engine-version +this machine has $here, and \S+engine names podman 1\.2\.3/
    engine.text = here
    // What the first has kept is there, so the step that keeps it does not run.
    def second = run('second', steps('verify').dropRight(1))
    assert second.contains("$image, warm)") && second.contains('BUILD SUCCESS')
    assert second =~ /INFO] ok +engine-version +$here, noted: $here/
    assert !second.contains('initialising') && !second.contains('pulling')
} finally {
    Podman.run('unshare', 'rm', '-rf', storages.toString(), runroots.toString())
}
return true
