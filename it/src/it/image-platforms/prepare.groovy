import java.nio.file.Files
import org.prismdata.it.Podman
import org.prismdata.it.Registry

def folder = basedir.toPath()
def arm64 = Podman.runProgram(new File(basedir, '../../../images/arm64-system').canonicalPath).readLines().last()
context.put('registry', Registry.start(folder.resolve('registry')))
// The index is what is pushed last, and under the name itself. Podman pushes it in another form when one did not get there.
def address = context.get('registry').unsteadyAddress(2, 'PUT /v2/hub/two/manifests/1 ')
context.put('address', address)
new File(basedir, 'settings.xml').text = """<settings>
    <servers><server><id>${address}</id><username>${Registry.USER}</username><password>${Registry.PASSWORD}</password></server></servers>
    <profiles>
        <profile><id>two</id><properties>
            <prism.image.name>${address}/hub/two:1</prism.image.name>
            <prism.image.output>registry</prism.image.output>
            <prism.image.platforms>linux/amd64,linux/arm64</prism.image.platforms>
            <prism.image.targetJdk>${arm64}/usr/lib/jvm/java-17-openjdk-arm64</prism.image.targetJdk>
        </properties></profile>
        <profile><id>other</id><properties>
            <prism.image.targetJdk>${System.getenv('JAVA_HOME_25')}</prism.image.targetJdk>
            <prism.image.start>small</prism.image.start>
        </properties></profile>
    </profiles></settings>"""

// A builder image: the JDK of this machine, of the modules what is linked, on a system with the libraries that Java needs.
def jdk = System.getenv('JAVA_HOME_17')
def builder = new File(basedir, 'builder')
Podman.runProgram('sh', '-c', """mkdir -p '${builder}/jdk'
    tar -c -h -C '${jdk}' --exclude='*.jsa' --exclude=ct.sym --exclude=src.zip bin conf lib release jmods/java.base.jmod \
        jmods/jdk.crypto.ec.jmod | tar -x -C '${builder}/jdk'""")
new File(builder, 'Containerfile').text = '''FROM localhost/prism-it/kafka:4
COPY jdk /opt/jdk
ENV PATH=/opt/jdk/bin:/usr/bin:/bin
'''
Podman.run('build', '--quiet', '--pull-never', '--tag', 'localhost/prism-it/image-platforms-builder:1', builder.path)
Podman.runProgram('rm', '-r', builder.path)
return true
