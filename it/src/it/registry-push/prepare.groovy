import java.nio.file.Files
import org.prismdata.it.Registry

def folder = basedir.toPath()
def registry = Registry.start(folder.resolve('registry'))
context.put('registry', registry)
def login = { String address -> "\"${address}\": {\"auth\": \"${"${Registry.USER}:${Registry.PASSWORD}".bytes.encodeBase64()}\"}" }
Files.createDirectories(folder.resolve('config/containers'))
Files.writeString(folder.resolve('config/containers/auth.json'), "{\"auths\": {${login(registry.address())}}}")
// What Docker calls a credential helper.
Files.createDirectories(folder.resolve('helper/containers'))
Files.writeString(folder.resolve('helper/containers/auth.json'), "{\"credHelpers\": {\"${registry.address()}\": \"prism-it\"}}")
def helper = Files.createDirectories(folder.resolve('programs')).resolve('docker-credential-prism-it')
Files.writeString(helper, """#!/bin/sh
read -r server
echo '{"ServerURL": "'"\$server"'", "Username": "${Registry.USER}", "Secret": "${Registry.PASSWORD}"}'
""")
helper.toFile().executable = true
def once = registry.unsteadyAddress(1)
def zstd = registry.unsteadyAddress(1)
def never = registry.unsteadyAddress(1000)
context.put('never', never)
def direct = ['straight', 'file', 'nobody', 'wrong', 'helper', 'zstd-helper', 'zstd-wrong'].collectEntries { [it, registry.address()] }
def profiles = (direct + [once: once, zstd: zstd, never: never]).collect { name, address -> """<profile>
        <id>${name}</id><properties><prism.image.name>${address}/hub/${name}:1</prism.image.name></properties>
    </profile>""" }.join()
def settings = { String name, String servers ->
    Files.writeString(folder.resolve(name), "<settings><servers>${servers}</servers><profiles>${profiles}</profiles></settings>")
}
def server = { String address, String password ->
    "<server><id>${address}</id><username>${Registry.USER}</username><password>${password}</password></server>" }
settings('nobody.xml', '')
settings('wrong.xml', server(registry.address(), 'open barley'))
settings('right.xml', [registry.address(), once, zstd, never].collect { server(it, Registry.PASSWORD) }.join())
return true
