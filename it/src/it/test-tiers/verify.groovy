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
// Before anything else: no goal has run.
(8..11).each { number -> log.invocation(number).lacks('--- ') }
return true
