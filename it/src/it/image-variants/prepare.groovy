import java.nio.file.Files
import java.nio.file.Path
import org.prismdata.it.Podman
import org.prismdata.it.Registry

def folder = basedir.toPath()
def registry = Registry.start(folder.resolve('registry'))
context.put('registry', registry)

// What a distroless image has: files of libc6, tzdata and ca-certificates, a user without rights, and nothing to run.
def root = Files.createDirectories(folder.resolve('bases'))
def copy = { String... files -> Podman.runProgram('cp', *['--recursive', '--parents', '--dereference', *files, root.toString()]) }
def libraries = Podman.runProgram('dpkg-query', '--listfiles', 'libc6').readLines()
    .findAll { it ==~ /\/lib(64)?(\/.*)?\/(ld-linux|lib)[^\/]*\.so\.\d+/ && new File(it).file }
copy(*libraries, '/etc/ssl/certs/ca-certificates.crt', '/usr/share/zoneinfo/UTC', '/usr/share/zoneinfo/Europe')
def text = { String file, String content ->
    Files.writeString(Files.createDirectories(root.resolve(file).parent).resolve(root.resolve(file).fileName), content)
}
text('etc/passwd', 'root:x:0:0:root:/root:/sbin/nologin\nnonroot:x:65532:65532:nonroot:/home/nonroot:/sbin/nologin\n')
text('etc/nsswitch.conf', 'hosts: files dns\n')
Files.createDirectories(root.resolve('home/nonroot'))
Podman.runProgram('mkdir', '--mode=1777', root.resolve('tmp').toString())

// One with a shell besides, and one with a shell and a Java with jcmd, as large as need be.
def java = folder.resolve('jre/opt/java/openjdk')
Files.createDirectories(java.parent)
Podman.runProgram("${System.getProperty('java.home')}/bin/jlink", '--strip-debug', '--no-header-files', '--no-man-pages',
    '--add-modules', 'java.logging,java.naming,java.sql,jdk.jcmd,jdk.unsupported', '--output', java.toString())
def own = ['/lib/x86_64-linux-gnu/libz.so.1', '/usr/lib/x86_64-linux-gnu/libstdc++.so.6', '/lib/x86_64-linux-gnu/libgcc_s.so.1']
own.each { Files.copy(Path.of(it), java.resolve('lib').resolve(Path.of(it).fileName)) }
def utf8 = '/usr/lib/locale/C.utf8/LC_CTYPE'
Files.createDirectories(folder.resolve("jre${utf8}").parent)
Files.copy(Path.of(utf8), folder.resolve("jre${utf8}"))
Files.createDirectories(folder.resolve('shell/busybox'))
Files.copy(Path.of('/bin/busybox'), folder.resolve('shell/busybox/busybox'))
Files.createSymbolicLink(folder.resolve('shell/busybox/sh'), Path.of('busybox'))
text('../Containerfile', '''FROM scratch AS distroless
    COPY bases /
    USER 65532
    WORKDIR /home/nonroot
    FROM distroless AS distroless-debug
    COPY shell /
    ENV PATH=/busybox:/usr/bin:/bin
    FROM distroless-debug AS jre
    COPY jre /
    ENV PATH=/opt/java/openjdk/bin:/busybox:/usr/bin:/bin JAVA_HOME=/opt/java/openjdk
    '''.stripIndent())
def digest
['distroless', 'distroless-debug', 'jre'].each { name ->
    def image = "localhost/prism-it-variants/${name}:1"
    Podman.run('build', '--quiet', '--layers', '--target', name, '--tag', image, folder.toString())
    Podman.run('push', '--tls-verify=false', '--creds', "${Registry.USER}:${Registry.PASSWORD}", '--digestfile',
        folder.resolve('digest').toString(), image, "${registry.address()}/hub/prism-it-variants/${name}:1")
    digest = Files.readString(folder.resolve('digest'))
}
['jre', 'distroless-debug', 'distroless'].each { name -> Podman.run('rmi', "localhost/prism-it-variants/${name}:1") }

Files.writeString(folder.resolve('mirror.xml'), """<settings>
  <servers><server>
    <id>${registry.address()}</id><username>${Registry.USER}</username><password>${Registry.PASSWORD}</password>
  </server></servers>
  <profiles><profile>
    <id>mirror</id>
    <activation><activeByDefault>true</activeByDefault></activation>
    <properties>
      <prism.registryMirror>${registry.address()}/hub,gcr.io=${registry.address()}/gcr</prism.registryMirror>
      <digest>${digest}</digest>
    </properties>
  </profile></profiles>
</settings>""")
return true
