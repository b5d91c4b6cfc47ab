import org.prismdata.it.Browser
import org.prismdata.it.BuildLog

def log = BuildLog.of(basedir)
def report = new File(basedir, 'target/prism/report.html')
log.invocation(2).has("Report: $report", '"Build Report"', 'BUILD SUCCESS')

def shots = new File(basedir, 'target/screenshots')
def contrast = new File(basedir, 'contrast.js').text
Browser.start(new File(basedir, "target/chromium")).withCloseable { browser ->
    def backgrounds = [:]
    def look = { File page, int width, String scheme, String name ->
        browser.open(page, width, scheme)
        browser.shoot(new File(shots, "${name}.png"))
        assert browser.problems().empty
        assert browser.evaluate('document.documentElement.scrollWidth').toInteger() <= width
        assert browser.evaluate(contrast) == ''
        backgrounds[name] = browser.evaluate('getComputedStyle(document.body).backgroundColor')
        browser.evaluate('document.body.innerText').replace('\u00A0', ' ')
    }
    [[1280, 'light', 'desktop-light'], [1280, 'dark', 'desktop-dark'], [390, 'light', 'phone-light'], [390, 'dark', 'phone-dark']]
        .each { width, scheme, name ->
            def text = look(report, width, scheme, name)
            assert browser.requests() == [report.toURI().toString().replace('file:/', 'file:///')]
            // What tests and users have named is text.
            assert browser.evaluate('document.title') == 'Orders <b> & more – build report'
            assert browser.evaluate("document.querySelectorAll('script, main b b').length") == '0'
            assert text.contains("<script>document.title = 'broken'</script><b>bold</b>")
            assert text.contains('expected: <<script>alert(1)</script>> but was: aaa')
            assert ['Time by tier', 'Timeline', 'Tests by tier', 'The last 12 builds', 'Image', '2,003\nnone failed', '1 test failed in an earlier build',
                    'java runtime', '62 ms', ', beside that of ', ', beside the baseline, mvn test of ',
                    'keepsEveryValueThatWasWritten'].every { text.contains(it) }
            assert text =~ /2,002 tests in 1 class/
        }
    assert backgrounds['desktop-light'] == backgrounds['phone-light']
    assert backgrounds['desktop-dark'] == backgrounds['phone-dark']
    assert backgrounds['desktop-light'] != backgrounds['desktop-dark']

    // The site's skin is light, whatever the reader's system is.
    [[1280, 'site-desktop'], [390, 'site-phone']].each { width, name ->
        def text = look(new File(basedir, 'target/site/prism-report.html'), width, 'dark', name)
        assert ['Build Report', 'Time by tier', 'java runtime', '62 ms'].every { text.contains(it) }
        assert browser.requests().every { it.startsWith('file:') }
    }
}
return true
