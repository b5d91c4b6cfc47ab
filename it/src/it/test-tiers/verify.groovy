import groovy.json.JsonSlurper
import org.prismdata.it.BuildLog

def log = BuildLog.of(basedir)
def ran = { int number -> (log.invocation(number).text =~ /Running (\w+)/).collect { it[1] } as Set }

assert ran(1) == ['UntaggedTest', 'InstantTest', 'EmbeddedTest', 'RealIT'] as Set
assert ran(2) == ['UntaggedTest', 'InstantTest'] as Set
assert ran(3) == ['EmbeddedTest'] as Set
assert ran(4) == ['RealIT'] as Set
// Maven 3.9 and 4 find the extension too.
assert ran(5) == ['EmbeddedTest'] as Set
assert ran(6) == ['EmbeddedTest'] as Set

log.invocation(2).has('no services: only the tests of the tier instant run (prism.tier)', 'BUILD SUCCESS')
log.invocation(3).has('no services: only the tests of the tier embedded run (prism.tier)', 'BUILD SUCCESS')
// Where services may be needed the goal looks for them, and finds none configured.
[1, 4, 7].each { number ->
    log.invocation(number).has("no services: the plugin's <configuration> has no <services>", 'BUILD SUCCESS')
}

[8, 9].each { number ->
    log.invocation(number).has('''\
prism.tier is 'fast'
  why: the tests have the tiers instant, embedded, real
  fix: leave -Dprism.tier out to run all of them, or use -Dprism.tier=instant''')
}
log.invocation(10).has('''\
prism.tier is 'instant', and groups is 'slow'
  why: a tier is a choice of tags too, and the tests can be chosen only once
  fix: leave one of the two out''')
log.invocation(11).has('''\
prism.tier is 'real', and maven-failsafe-plugin has <excludedGroups> in its <configuration>
  why: a tier is a choice of tags too, and the tests can be chosen only once
  fix: leave one of the two out''')
log.invocation(12).has('''\
prism.tier is set, and the POM declares prism-maven-plugin without <extensions>
  why: the tests of all tiers run then, because Maven does not let the plugin choose them
  fix: add <extensions>true</extensions> to it, or make org.prismdata:prism-bom the project's <parent>''')
log.invocation(17).has('''\
prism.budget.instant.test is 'fast'
  why: that is not a time: a whole number and a unit, ms or s
  fix: write it like 250ms or 2s, or none for no limit''')
// Before anything else: no goal has run.
[*(8..11), 17].each { number -> log.invocation(number).lacks('--- ') }

// Where the time went, of each tier that ran.
log.invocation(1).has('check-tiers (check-tiers)', 'tier       startup   execution   teardown    total   tests',
        'instant ', 'embedded ', 'real ', 'stages: compile ', 'BUILD SUCCESS')
log.invocation(2).lacks('embedded  ')
def runs = new File(basedir, 'target/prism/timings').listFiles().sort()
assert runs.size() == 6
def first = new JsonSlurper().parse(runs[0])
assert first.goals == ['verify'] && first.result == 'success'
assert first.tiers.collect { [it.tier, it.tests, it.failed] } == [['instant', 2, 0], ['embedded', 1, 0], ['real', 1, 0]]
assert first.tiers.every { it.startupMs + it.executionMs + it.teardownMs == it.totalMs && it.totalMs < first.totalMs }
assert first.stages*.stage as Set == ['compile', 'instant', 'embedded', 'integration tests'] as Set

// A test that is not what its tier promises is named; in a folder with a blank and an umlaut, and by Maven 4.
log.invocation(13).has('6 tests are not what their tiers promise')
['EngineTest.looksForAnEngine used a container engine, and was run by Surefire',
 'ServiceTest is tagged real, and was run by Surefire',
 'PropertyTest reads prism.postgres.url, which prism:start sets, and was run by Surefire',
 'ProgramTest.startsPodman started podman, and was run by Surefire',
 'fix: what needs a service is an integration test: name its class *IT and tag it @Tag("real"), so that'].each {
    log.invocation(13).has(it)
}
[13, 15].each { number ->
    def text = log.invocation(number).text
    assert text =~ /SlowTest.sleeps took 1[1-5]\d ms, and an instant test may take 100 ms; most of it at SlowTest.java:14/
    assert text =~ /SlowTest.computes took 1[3-9]\d ms, and an instant test may take 100 ms; most of it at SlowTest.java:/
    log.invocation(number).has('allow it more: @Tag("budget=300ms"), or prism.budget.instant.test for all')
    ['isQuick', 'mayTakeLonger', 'isEmbedded'].each { log.invocation(number).lacks("SlowTest.$it took") }
}
log.invocation(14).has('all instant tests took 0.', ' s together, and may take 0.40 s; the longest are SlowTest.',
        'SlowTest.isEmbedded took 1', 'an embedded test may take 120 ms')
log.invocation(14).lacks('startup')
log.invocation(16).has('check-tiers (check-tiers)', 'BUILD SUCCESS')
return true
