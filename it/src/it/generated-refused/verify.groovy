import org.prismdata.it.BuildLog

def log = BuildLog.of(basedir)
log.invocation(1).has('''\
Nothing was generated.
backend is 'postgresql'
  why: it must be one of memstore, sqlite, postgres, redis, kafka, nats
  fix: mvn archetype:generate -DarchetypeGroupId=org.prismdata''', '-Dbackend=postgres ')
log.invocation(2).has('''\
artifactId is 'Order-Service'
  why: the image is named after it, so it must be lower-case letters and digits, with ., _ or - only between them
  fix: mvn archetype:generate ''', ' -DartifactId=order-service ')
log.invocation(3).has('''\
package is 'com.acme.my-app'
  why: it must be names that Java allows and does not reserve, with dots between them
  fix: mvn archetype:generate ''', ' -Dpackage=com.acme.myapp ')
log.invocation(4).has('''\
Nothing was generated.
ci is 'jenkins'
  why: it must be one of github, gitlab, both, none
  fix: mvn archetype:generate ''', ' -Dci=github ')

assert !basedir.list().any { it =~ /(?i)order/ }
