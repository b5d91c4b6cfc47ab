import org.prismdata.it.WatchedProject

// No POM says which one to take.
def kit = new File(localRepositoryPath, 'org/prismdata/prism-maven-plugin')
def version = kit.listFiles().find { it.directory }.name

def price = 'src/main/java/org/acme/Price.java'
def source = new File(basedir, price)
def right = source.text
source.text = right.replace('1;', '1')
new WatchedProject(basedir, localRepositoryPath, ["org.prismdata:prism-maven-plugin:$version:watch"]).withCloseable { watch ->
    watch.await("';' expected")
    watch.write(price, right)
    watch.await('watching 1 module with 2 test classes')
    watch.await('2 tests passed')
    watch.edit(price, 'return 1', 'return 2')
    watch.await('FAILED org.acme.')
    watch.await('FAILED org.acme.')
    watch.await('affected: 2 of 2 tests failed in 2 classes')
    watch.key('q')
    assert watch.exit() == 0
}
return true
