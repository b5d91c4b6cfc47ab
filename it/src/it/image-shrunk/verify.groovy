import org.prismdata.it.BuildLog
import org.prismdata.it.PluginImage

def log = BuildLog.of(basedir)
def verify = log.invocation(2)
verify.has('Shrunk the dependencies from', 'Image localhost/shrunk:1.0-SNAPSHOT', 'RealKeyValueIT', 'BUILD SUCCESS')
verify.has('RealPubSubIT')
verify.has('PluginIT')
verify.lacks('[WARNING]')
log.invocation(3).has("prism.image.shrinkRules is '", 'there is no such file')

new PluginImage('localhost/shrunk:1.0-SNAPSHOT').withCloseable { image ->
    assert image.health() == 'SERVING'
}
return true
