import java.nio.file.Files
import org.prismdata.it.Registry

def folder = basedir.toPath()
def registry = Registry.start(folder.resolve('registry'))
context.put('registry', registry)
def login = { String address -> "\"${address}\": {\"auth\": \"${"${Registry.USER}:${Registry.PASSWORD}".bytes.encodeBase64()}\"}" }
Files.createDirectories(folder.resolve('config/containers'))
Files.writeString(folder.resolve('config/containers/auth.json'), "{\"auths\": {${login(registry.address())}}}")
def once = registry.unsteadyAddress(1)
def profiles = [straight: registry.address(), file: registry.address(), nobody: registry.address(), wrong: registry.address(),
    once: once].collect { name, address -> """<profile>
        <id>${name}</id><properties><prism.image.name>${address}/hub/${name}:1</prism.image.name></properties>
    </profile>""" }.join()
def settings = { String name, String servers ->
    Files.writeString(folder.resolve(name), "<settings><servers>${servers}</servers><profiles>${profiles}</profiles></settings>")
}
def server = { String address, String password ->
    "<server><id>${address}</id><username>${Registry.USER}</username><password>${password}</password></server>" }
settings('nobody.xml', '')
settings('wrong.xml', server(registry.address(), 'open barley'))
settings('right.xml', [registry.address(), once].collect { server(it, Registry.PASSWORD) }.join())
return true
