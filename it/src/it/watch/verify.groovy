import org.prismdata.it.WatchedProject

new WatchedProject(basedir, localRepositoryPath, ['--offline', 'prism:watch', '-Dprism.watch.timeout=2']).withCloseable { watch ->
    def core = 'core ü/src/main/java/org/acme'
    def tests = 'app/src/test/java/org/acme'
    def made = 'made/src/main/java/org/acme/made'
    def season = 'made/src/main/filtered/season.txt'
    def allPass = '7 tests passed'
    def oneFails = '1 of 7 tests failed'
    def modeFails = 'FAILED org.acme.ModeTest > isTold'
    // Saves a file, and waits for what is said then.
    def save = { String file, String before, String after, String... said ->
        watch.edit(file, before, after)
        watch.await(said)
    }
    watch.await('watching 3 modules with 5 test classes', allPass)

    // What javac says, and that the loop goes on.
    save("$core/Price.java", 'cents + other.cents', 'cents + other.cent',
            'Price.java:5: error: cannot find symbol', 'symbol:   variable cent', 'compile error')
    // In the other module a class is compiled against it, and only one test uses it.
    save("$core/Price.java", 'other.cent)', 'other.cents)', 'nothing to test')
    save("$core/Price.java", 'cents + other.cents', '1 + cents + other.cents - 1',
            'affected: 2 tests passed in 1 class', 'the rest: 5 tests passed in 4 classes', allPass)

    save("$core/Price.java", '1 + cents', '2 + cents',
            'FAILED org.acme.CartTest > adds > [1]', 'Price[cents=2]', 'at org.acme.CartTest.adds(CartTest.java:',
            '2 of 7 tests failed; failed: org.acme.CartTest')
    save("$core/Greeting.java", '", "', '": "',
            'failed before: 2 of 2 tests failed', 'affected: 1 test passed', '2 of 7 tests failed')
    save("$core/Price.java", '2 + cents', '1 + cents', 'failed before: 2 tests passed', allPass)

    // Neither ends the loop.
    save("$tests/ModeTest.java", 'void isTold() {', 'void isTold() throws Exception { Thread.sleep(100_000);',
            modeFails, 'ended after 2 s (prism.watch.timeout)', 'at org.acme.ModeTest.isTold(ModeTest.java:', oneFails)
    save("$tests/ModeTest.java", 'Thread.sleep(100_000);', 'System.exit(0);',
            modeFails, 'it ended the JVM, by System.exit', oneFails)
    save("$tests/ModeTest.java", 'System.exit(0);', 'byte[][] all = new byte[100_000][]; for (int i = 0; i < all.length; i++) all[i] = new byte[10_000_000];',
            modeFails, 'it filled the memory: java.lang.OutOfMemoryError', oneFails)
    save("$tests/ModeTest.java", /throws Exception .*\n/, '{\n', allPass)

    watch.write('core ü/src/main/resources/greeting.txt', 'Good morning')
    watch.await('affected: 7 tests passed', allPass)
    save('core ü/src/test/java/org/acme/GreetingTest.java', '.endsWith("Ada")', '.equals("Good morning: Ada")',
            'affected: 1 test passed', allPass)

    save('core ü/src/main/proto/order.proto', 'string id = 1;', 'string id = 1; int32 count = 2;',
            'built by Maven', 'FAILED org.acme.OrderTest > hasFields', oneFails)
    save('core ü/src/test/java/org/acme/OrderTest.java', 'assertEquals(1', 'assertEquals(2', allPass)

    save('app/pom.xml', 'first</acme.mode>', 'second</acme.mode>', 'built by Maven', modeFails, oneFails)
    save("$tests/ModeTest.java", '"first"', '"second"', 'failed before: 1 test passed', allPass)

    // A whole folder renamed, a class with one inside it gone.
    watch.write("$tests/more/ExtraTest.java", 'package org.acme.more; class ExtraTest { static class In { @org.junit.jupiter.api.Test void no() {} } @org.junit.jupiter.api.Test void yes() { new In(); } }')
    watch.await('affected: 1 test passed in 1 class', '8 tests passed')
    watch.delete("$tests/more")
    watch.await(allPass)

    // An annotation processor makes one class of all: what Maven makes, and nothing stale.
    save("$made/Apple.java", 'return 5', 'return "apple".length()', 'built by Maven', allPass)
    watch.write("$made/Plum.java", 'package org.acme.made; @org.acme.maker.Listed class Plum {}')
    watch.await('expected: <[Apple, Pear]> but was: <[Apple, Pear, Plum]>', oneFails)
    watch.deleteFile("$made/Plum.java")
    watch.await('failed before: 2 tests passed', allPass)
    save(season, 'In', 'In the', 'expected: <In summer> but was: <In the summer>', oneFails)
    save(season, 'In the', 'In', allPass)

    // What changes in a pause is seen after it.
    watch.key('p')
    watch.await('paused')
    watch.edit("$core/Price.java", '1 + cents', '2 + cents')
    // Else the key may come before the change.
    sleep(200)
    watch.key('p')
    watch.await('going on', 'changed: Price.java', '2 of 7 tests failed')
    save("$core/Price.java", '2 + cents', '1 + cents', allPass)

    watch.key('q')
    assert watch.exit() == 0
    assert watch.children().empty
}

// In a terminal each key does what it says, and the terminal is as it was.
WatchedProject.inTerminal(basedir, localRepositoryPath, ['--offline', 'prism:watch']).withCloseable { watch ->
    watch.await('7 tests passed')
    ['f': ['no test has failed'],
     'a': ['affected: ', '7 tests passed'],
     'p': ['paused; p goes on'],
     'P': ['going on', 'nothing to test'],
     'i': ['integration tests, against services that stay up', 'the integration tests passed'],
     '\r': ['affected: ', '7 tests passed']].each { key, said ->
        watch.key(key)
        watch.await(said as String[])
    }
    watch.key('q')
    assert watch.exit() == 0
    assert watch.children().empty
}
assert new File(basedir, 'stty.after').text == new File(basedir, 'stty.before').text
return true
