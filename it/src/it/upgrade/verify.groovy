import java.nio.file.FileSystems
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.StandardCopyOption
import org.prismdata.it.MavenBuild

def edit = { Path file, String from, String to ->
    def text = Files.readString(file)
    assert text.contains(from)
    Files.writeString(file, text.replace(from, to))
}
def project = basedir.toPath().resolve('orders')
def repository = localRepositoryPath.toPath()
def templates = repository.resolve('org/prismdata/prism-plugin-archetype')
def version = templates.toFile().listFiles().find { it.directory && it.name != '9.9.9' }.name

// Newer templates: a line of README.md is another, .editorconfig and pom.xml have one more, a file is new, one is gone.
def newer = Files.createDirectories(templates.resolve('9.9.9'))
['jar', 'pom'].each {
    Files.copy(templates.resolve("$version/prism-plugin-archetype-${version}.$it"),
            newer.resolve("prism-plugin-archetype-9.9.9.$it"), StandardCopyOption.REPLACE_EXISTING)
}
edit(newer.resolve('prism-plugin-archetype-9.9.9.pom'), '<artifactId>prism-plugin-archetype</artifactId>',
        '<artifactId>prism-plugin-archetype</artifactId><version>9.9.9</version>')
FileSystems.newFileSystem(newer.resolve('prism-plugin-archetype-9.9.9.jar')).withCloseable { jar ->
    def files = jar.getPath('archetype-resources')
    edit(files.resolve('README.md'), '| Command | What it does |', '| Run | And see |')
    edit(files.resolve('.editorconfig'), 'root = true', '# newer\nroot = true')
    edit(files.resolve('pom.xml'), '  <dependencies>', '  <description>newer</description>\n\n  <dependencies>')
    Files.writeString(files.resolve('.mvn/newer.txt'), 'new\n')
    Files.delete(files.resolve('.github/dependabot.yml'))
}

// The author's.
edit(project.resolve('README.md'), '| Command | What it does |', '| Command | Effect |')
Files.writeString(project.resolve('.editorconfig'), Files.readString(project.resolve('.editorconfig')) + '# mine\n')
edit(project.resolve('pom.xml'), '  <build>', '  <build>\n    <!-- mine -->')
def before = Files.readString(project.resolve('pom.xml'))

def upgrade = MavenBuild.start(project, repository, ['prism:upgrade', '-Dprism.upgrade.to=9.9.9', '-Dprism.apply'])
// As a merge of Git with conflicts ends.
assert upgrade.exit() == 1 : upgrade.logFile()
upgrade.log().has("from the templates of $version to those of 9.9.9", '+  <description>newer</description>',
        'conflict, to be resolved by you: README.md:', 'files written; to take it back: mvn ',
        'to be resolved by you:\n    README.md:', 'fix: leave in each place what you want to have')

def pom = Files.readString(project.resolve('pom.xml'))
assert pom.contains('<!-- mine -->') && pom.contains('<description>newer</description>')
def style = Files.readString(project.resolve('.editorconfig'))
assert style.contains('# newer\n') && style.endsWith('# mine\n')
assert Files.readString(project.resolve('README.md')).contains('''\
<<<<<<< yours
| Command | Effect |
=======
| Run | And see |
>>>>>>> templates 9.9.9
''')
assert Files.readString(project.resolve('.mvn/newer.txt')) == 'new\n'
assert !Files.exists(project.resolve('.github/dependabot.yml'))
assert Files.readString(project.resolve('.prism/archetype.properties')).contains('archetypeVersion=9.9.9\n')

def marked = Files.readString(project.resolve('README.md'))
edit(project.resolve('README.md'), marked, '# Mine\n')
def again = MavenBuild.start(project, repository, ['prism:upgrade', '-Dprism.upgrade.to=9.9.9'])
assert again.exit() == 0 : again.logFile()
again.log().has('nothing to do')
Files.writeString(project.resolve('README.md'), marked)

def undo = MavenBuild.start(project, repository, ['prism:upgrade', '-Dprism.undo'])
assert undo.exit() == 0 : undo.logFile()
assert Files.readString(project.resolve('pom.xml')) == before
assert Files.exists(project.resolve('.github/dependabot.yml'))
assert !Files.exists(project.resolve('.mvn/newer.txt'))
assert Files.readString(project.resolve('.prism/archetype.properties')).contains("archetypeVersion=$version\n")
newer.toFile().deleteDir()
return true
