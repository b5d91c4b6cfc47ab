import java.nio.file.Files

// What prism.undo has to bring back.
def from = basedir.toPath().resolve('reactor')
Files.walk(from).filter { Files.isRegularFile(it) }.each { file ->
    def to = basedir.toPath().resolve('before').resolve(from.relativize(file))
    Files.createDirectories(to.parent)
    Files.copy(file, to)
}
return true
