import groovy.json.JsonOutput
import java.time.Instant
import java.time.temporal.ChronoUnit

// What builds with services and images would have left, which would take minutes.
def prism = new File(basedir, 'target/prism')
def build = { File file, int number, boolean real ->
    def factor = 1 - number * 0.03
    def ms = { (it * factor) as long }
    def tier = { name, startup, execution, teardown, tests ->
        [tier: name, startupMs: ms(startup), executionMs: ms(execution), teardownMs: ms(teardown),
         totalMs: ms(startup + execution + teardown), tests: tests, failed: 0, skipped: 0]
    }
    def stage = { name, from, to, service = null ->
        [stage: name, startMs: ms(from), endMs: ms(to)] + (service ? [service: service] : [:])
    }
    file.parentFile.mkdirs()
    file.text = JsonOutput.toJson([
        format: 1,
        started: Instant.now().minus(30 - number, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MILLIS).toString(),
        goals: [real ? 'verify' : 'test'],
        result: number == 4 ? 'failure' : 'success',
        totalMs: ms(real ? 9700 : 6300),
        stages: [
            stage('service start', 700, 1150, 'postgres'), stage('compile', 900, 2700), stage('ready', 1150, 1410, 'postgres'),
            stage('instant', 2800, 4560), stage('embedded', 4560, 6200)] + (real ? [
            stage('image', 6250, 8000), stage('integration tests', 6300, 9200), stage('stop', 9200, 9450, 'postgres')] : []),
        tiers: [tier('instant', 420, 1310, 30, 2002), tier('embedded', 610, 900, 120, 1)] +
            (real ? [tier('real', 380, 2310, 260, 3)] : [])])
}
(0..<11).each { build(new File(prism, "timings/202601${10 + it}T000000Z.json"), it, it % 3 != 1) }
build(new File(basedir, 'before.json'), 0, false)

new File(prism, 'image').mkdirs()
new File(prism, 'image/measured-scratch').text = '''\
layer 1942420 system
layer 13357617 java runtime
layer 5051762 dependencies
layer 3489100 class archive
layer 156501 classes
start-ms 62
'''
def reports = new File(basedir, 'target/failsafe-reports')
reports.mkdirs()
def ofAnEarlierBuild = new File(reports, 'TEST-org.acme.AClassWhoseNameIsLongerThanAnyPhoneIsWideIT.xml')
ofAnEarlierBuild.text = '''\
<testsuite name="org.acme.AClassWhoseNameIsLongerThanAnyPhoneIsWideIT">
  <testcase name="losesthevaluethatwaswrittenwhiletheconnectionwasdownandhasanamewithoutasinglecapitalletter" time="1.5">
    <failure message="expected: &lt;&lt;script&gt;alert(1)&lt;/script&gt;&gt; but was: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" />
  </testcase>
  <testcase name="keeps" time="0.8" />
  <testcase name="waits" time="0"><skipped message="no clock" /></testcase>
</testsuite>
'''
ofAnEarlierBuild.lastModified = System.currentTimeMillis() - 3_600_000
return true
