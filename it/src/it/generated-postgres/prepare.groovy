import org.prismdata.it.Documentation

// What the tutorial has a newcomer type, typed into one shell in an empty folder: all but its first command, which Invoker has
// done, and the last ones, which serve until they are ended. The words are those of the page; what this machine has to say besides,
// another mvn on the PATH adds.
def commands = Documentation.of(basedir, 'tutorial.md').commands()
assert commands[0] == "mvn -q install -DskipTests -pl '!site,!it'"
def typed = commands.drop(1).takeWhile { !it.startsWith('podman run ') }
assert typed.size() == 5 && commands.size() == 8

def programs = new File(basedir, 'programs')
programs.mkdirs()
new File(programs, 'mvn').with {
    text = """#!/bin/sh
exec '${System.getProperty('maven.home')}/bin/mvn' -ntp -s '${basedir.parent}/interpolated-settings.xml' -Dstyle.color=never \\
    -Dmaven.repo.local='$localRepositoryPath' -Dprism.image.name=localhost/prism-it/orders:postgres "\$@"
"""
    executable = true
}
new File(basedir, 'tutorial.sh').text = typed.collect { "$it\n" }.join('')
// -v shows each line that it reads.
def process = new ProcessBuilder('bash', '-euv', 'tutorial.sh').directory(basedir).redirectErrorStream(true)
        .redirectOutput(new File(basedir, 'tutorial.log'))
process.environment().putAll(PATH: "$programs${File.pathSeparator}${System.getenv('PATH')}".toString(),
        MAVEN_OPTS: '-XX:+UseSerialGC -XX:TieredStopAtLevel=1')
assert process.start().waitFor() == 0 : "see $basedir/tutorial.log"
return true
