import org.prismdata.it.BuildLog
import org.prismdata.it.Podman

def images = { String edition -> Podman.run('images', '--all', '--quiet', '--filter', "label=edition=${edition}") }
try {
    [1, 2, 3].each { number -> BuildLog.of(basedir).invocation(number).has('Image localhost/prism-it/edition:latest built') }
    assert Podman.run('run', '--rm', '--pull=never', 'localhost/prism-it/edition:released') == 'first'
    assert images('second').empty
    assert Podman.run('run', '--rm', '--pull=never', 'localhost/prism-it/edition:latest') == 'third'
} finally {
    ['released', 'other', 'latest'].each { tag -> Podman.run('rmi', '--ignore', "localhost/prism-it/edition:${tag}") }
}
return true
