import org.prismdata.it.BuildLog
import org.prismdata.it.PluginImage

def log = BuildLog.of(basedir)
log.invocation(2).has('MemStoreTest', 'BUILD SUCCESS')
log.invocation(3).has('PluginIT', 'BUILD SUCCESS')

// Nothing of another backend.
new File(basedir, 'my café/orders').eachFileRecurse { file ->
    if (file.file && !file.path.contains('/target/')) {
        assert !(file.getText('UTF-8') =~ /(?i)postgres|jdbc|derby|hikari/) : file
    }
}
new PluginImage('localhost/prism-it/orders:memstore').withCloseable { image ->
    assert image.health() == 'SERVING'
}
return true
