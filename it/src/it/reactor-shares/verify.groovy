import org.prismdata.it.BuildLog
import org.prismdata.it.Podman

def log = BuildLog.of(basedir)
assert log.text().count('Tests run: 2, Failures: 0, Errors: 0, Skipped: 0') == 2 * 4
def places = { service -> (log.text() =~ /${service} is ready on 127\.0\.0\.1:(\d+) in /).collect { it[1] } }
assert places('postgres').size() == 4
assert places('postgres').toSet().size() == 1
// One module wants Redis with another command.
assert places('redis').size() == 4
assert places('redis').countBy { it }.values().sort() == [1, 3]
assert log.text().count('removing prism-') == 3
assert ['one', 'two', 'three', 'another'].every { module -> Podman.containersOf("org.prismdata.it:${module}").empty }
