import org.prismdata.it.BuildLog
import org.prismdata.it.Podman

def log = BuildLog.of(basedir)
def services = ['monitor', 'cache', 'queue', 'store']
def places = { build, service, words -> (build.text() =~ /${service} ${words} on 127\.0\.0\.1:(\d+)/).collect { it[1] } }
def shared = { build, words ->
    services.each { service ->
        def found = places(build, service, words)
        assert found.size() == 2
        assert found.toSet().size() == (service == 'monitor' ? 1 : 2)
    }
}

shared(log.invocation(1), 'is ready')
[1, 3].each { number ->
    assert log.invocation(number).text().count('Tests run: 4, Failures: 0, Errors: 0, Skipped: 0') == 2 * 2
}
shared(log.invocation(2), 'is ready')
shared(log.invocation(3), 'is already up')
log.invocation(3).lacks(' is ready on ')
assert services.every { service -> log.invocation(4).has('removed prism-own-service-', "-${service}-") }
assert ['one', 'two'].every { module -> Podman.containersOf("org.prismdata.it:own-service-${module}").empty }
