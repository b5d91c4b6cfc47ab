import java.nio.file.Files
import org.prismdata.it.Podman
import org.prismdata.it.Registry

def folder = basedir.toPath()
def registry = Registry.start(folder.resolve('registry'))
context.put('registry', registry)
try {
    Files.writeString(folder.resolve('Containerfile'), 'FROM localhost/prism-it/nats:2\nCOPY layer /layer\n')
    Files.writeString(folder.resolve('auth.json'), """{"auths": {"${registry.slowAddress()}":
        {"auth": "${"${Registry.USER}:${Registry.PASSWORD}".bytes.encodeBase64()}"}}}""")
    Files.createDirectory(folder.resolve('docker'))
    Files.copy(folder.resolve('auth.json'), folder.resolve('docker/config.json'))
    // Each with content that no other image has, the first with a layer that is worth a progress line.
    ['by-tag': 8_000_000, 'by-digest': 100_000, 'auth-json': 100_000, testcontainers: 100_000].each { name, size ->
        def layer = new byte[size]
        new Random().nextBytes(layer)
        Files.write(folder.resolve('layer'), layer)
        def image = "localhost/prism-it-pull/${name}:1"
        Podman.run('build', '--quiet', '--pull-never', '--tag', image, folder.toString())
        try {
            Podman.run('push', '--tls-verify=false', '--creds', "${Registry.USER}:${Registry.PASSWORD}",
                '--digestfile', folder.resolve(name).toString(),
                image, "${registry.address()}/hub/prism-it-pull/${name}:1")
        } finally {
            Podman.run('rmi', image)
        }
    }

    def settings = { String name, String server ->
        Files.writeString(folder.resolve(name), """<settings>
          <servers>${server}</servers>
          <profiles><profile>
            <id>mirror</id>
            <activation><activeByDefault>true</activeByDefault></activation>
            <properties>
              <prism.registryMirror>${registry.slowAddress()}/hub</prism.registryMirror>
              <digest>${Files.readString(folder.resolve('by-digest'))}</digest>
            </properties>
          </profile></profiles>
        </settings>""")
    }
    def server = { String password -> """<server>
        <id>${registry.slowAddress()}</id><username>${Registry.USER}</username><password>${password}</password>
      </server>""" }
    settings('nobody.xml', '')
    settings('wrong.xml', server('open barley'))
    settings('right.xml', server(Registry.PASSWORD))
    settings('encrypted.xml', server('{Y7Vl5SlYZSIH7mfkSf1FqaWcevpD/D6WompFS+4oUqo=}'))
} catch (Throwable e) {
    registry.close()
    throw e
}
return true
