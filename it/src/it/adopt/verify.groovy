import org.prismdata.it.BuildLog
import org.prismdata.it.Podman

def log = BuildLog.of(basedir)
def kit = new File(localRepositoryPath, 'org/prismdata/prism-maven-plugin')
def version = kit.listFiles().find { it.directory }.name
def shows = { int number, String project ->
    log.invocation(number).has('the changes:\n' + new File(basedir, "${project}.diff").text.replace('@kit.version@', version))
}

// Only shown.
shows(1, 'testcontainers')
log.invocation(1).has('nothing is written yet')
log.invocation(1).has("SoldOutTest.java:15: the container 'redis': it is not static")

shows(2, 'testcontainers')
log.invocation(2).has('3 files written')
log.invocation(3).has('NamesTest', 'postgres is ready on 127.0.0.1:', 'Tests run: 1, Failures: 0, Errors: 0, Skipped: 0', 'OrderStoreIT', 'BUILD SUCCESS')
log.invocation(4).has('nothing to do')

// Two modules, one with what the parent's <pluginManagement> says of docker-maven-plugin, one with Testcontainers.
shows(5, 'reactor')
log.invocation(6).has('redis is ready on 127.0.0.1:')
log.invocation(6).has('postgres is ready on 127.0.0.1:')
log.invocation(6).has('CartsIT', 'StockIT', 'BUILD SUCCESS')
log.invocation(10).has('as before: carts/pom.xml', 'as before: pom.xml')
def contents = { File folder ->
    def files = [:]
    folder.eachFileRecurse { if (it.file && !it.path.contains('/target/')) { files[folder.relativePath(it)] = it.bytes.encodeHex().toString() } }
    return files
}
assert contents(new File(basedir, 'reactor')) == contents(new File(basedir, 'before'))

shows(7, 'compose')
log.invocation(8).has('Tests run: 1, Failures: 0, Errors: 0, Skipped: 0', 'BUILD SUCCESS')
log.invocation(9).has('as before: docker-compose.yml', 'as before: pom.xml')
assert new File(basedir, 'compose/pom.xml').text.contains('docker-compose-maven-plugin')
assert new File(basedir, 'compose/docker-compose.yml').text.contains('container_name: visits-redis')
assert !new File(basedir, 'compose/.prism').exists()

['orders', 'stock', 'carts', 'visits'].each { assert Podman.containersOf("com.acme:$it").empty }
return true
