import java.nio.file.Files
import org.prismdata.it.ProgramFolder

def folder = basedir.toPath()
ProgramFolder.make(folder.resolve('programs'), ['native-image'] as Set)
def program = { String path, String text ->
    def file = folder.resolve(path)
    Files.createDirectories(file.parent)
    Files.writeString(file, text)
    assert file.toFile().setExecutable(true)
}
program('programs/x86_64-linux-musl-gcc', '#!/bin/sh\n')
// In place of compiling: notes what it is told, and writes a program for x86-64 that ends well at once.
program('graalvm/bin/native-image', '''#!/bin/sh
if [ "$1" = --version ]; then
    echo "native-image 25.0.1 2025-10-21"
    exit
fi
echo "$@" >> "$(dirname "$0")/../told"
while [ "$1" != -o ]; do shift; done
base64 -d > "$2" <<END
f0VMRgIBAQAAAAAAAAAAAAIAPgABAAAAeABAAAAAAABAAAAAAAAAAAAAAAAAAAAAAAAAAEAAOAABAAAAAAAAAAEAAAAFAAAAAAAAAAAAAAAAAEAAAAAA
AAAAQAAAAAAAgQAAAAAAAACBAAAAAAAAAAAQAAAAAAAAMf+4PAAAAA8F
END
chmod +x "$2"
''')
// native-maven-plugin looks for it before it runs a native-image.
def schemas = Files.createDirectories(folder.resolve('graalvm/lib/svm/schemas'))
Files.writeString(schemas.resolve('reachability-metadata-schema.json'), '{"version": "1.2.0"}')
return true
