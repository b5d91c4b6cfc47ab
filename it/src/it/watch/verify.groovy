import org.prismdata.it.WatchedProject

new WatchedProject(basedir, localRepositoryPath, ['--offline', 'prism:watch', '-Dprism.watch.timeout=2']).withCloseable { watch ->
    def core = 'core ü/src/main/java/org/acme'
    def tests = 'app/src/test/java/org/acme'
    watch.await('watching 3 modules with 5 test classes')
    watch.await('7 tests passed')

    // What javac says, and that the loop goes on.
    watch.edit("$core/Price.java", 'cents + other.cents', 'cents + other.cent')
    watch.await('Price.java:5: error: cannot find symbol')
    watch.await('symbol:   variable cent')
    watch.await('compile error')
    // In the other module a class is compiled against it, and only one test uses it.
    watch.edit("$core/Price.java", 'other.cent)', 'other.cents)')
    watch.await('nothing to test')
    watch.edit("$core/Price.java", 'cents + other.cents', '1 + cents + other.cents - 1')
    watch.await('affected: 2 tests passed in 1 class')
    watch.await('the rest: 5 tests passed in 4 classes')
    watch.await('7 tests passed')

    watch.edit("$core/Price.java", '1 + cents', '2 + cents')
    watch.await('FAILED org.acme.CartTest > adds > [1]')
    watch.await('Price[cents=2]')
    watch.await('at org.acme.CartTest.adds(CartTest.java:')
    watch.await('2 of 7 tests failed; failed: org.acme.CartTest')
    watch.edit("$core/Greeting.java", '", "', '": "')
    watch.await('failed before: 2 of 2 tests failed')
    watch.await('affected: 1 test passed')
    watch.await('2 of 7 tests failed')
    watch.edit("$core/Price.java", '2 + cents', '1 + cents')
    watch.await('failed before: 2 tests passed')
    watch.await('7 tests passed')

    // Neither ends the loop.
    watch.edit("$tests/ModeTest.java", 'void isTold() {', 'void isTold() throws Exception { Thread.sleep(100_000);')
    watch.await('FAILED org.acme.ModeTest > isTold')
    watch.await('ended after 2 s (prism.watch.timeout)')
    watch.await('at org.acme.ModeTest.isTold(ModeTest.java:')
    watch.await('1 of 7 tests failed')
    watch.edit("$tests/ModeTest.java", 'Thread.sleep(100_000);', 'System.exit(0);')
    watch.await('FAILED org.acme.ModeTest > isTold')
    watch.await('it ended the JVM, by System.exit')
    watch.await('1 of 7 tests failed')
    watch.edit("$tests/ModeTest.java", 'System.exit(0);', 'byte[][] all = new byte[100_000][]; for (int i = 0; i < all.length; i++) all[i] = new byte[10_000_000];')
    watch.await('FAILED org.acme.ModeTest > isTold')
    watch.await('it filled the memory: java.lang.OutOfMemoryError')
    watch.await('1 of 7 tests failed')
    watch.edit("$tests/ModeTest.java", /throws Exception .*\n/, '{\n')
    watch.await('7 tests passed')

    watch.write('core ü/src/main/resources/greeting.txt', 'Good morning')
    watch.await('affected: 7 tests passed')
    watch.await('7 tests passed')
    watch.edit("core ü/src/test/java/org/acme/GreetingTest.java", '.endsWith("Ada")', '.equals("Good morning: Ada")')
    watch.await('affected: 1 test passed')
    watch.await('7 tests passed')

    watch.edit('core ü/src/main/proto/order.proto', 'string id = 1;', 'string id = 1; int32 count = 2;')
    watch.await('built by Maven')
    watch.await('FAILED org.acme.OrderTest > hasFields')
    watch.await('1 of 7 tests failed')
    watch.edit('core ü/src/test/java/org/acme/OrderTest.java', 'assertEquals(1', 'assertEquals(2')
    watch.await('7 tests passed')

    watch.edit('app/pom.xml', 'first</acme.mode>', 'second</acme.mode>')
    watch.await('built by Maven')
    watch.await('FAILED org.acme.ModeTest > isTold')
    watch.await('1 of 7 tests failed')
    watch.edit("$tests/ModeTest.java", '"first"', '"second"')
    watch.await('failed before: 1 test passed')
    watch.await('7 tests passed')

    // A whole folder renamed, a class with one inside it gone.
    watch.write("$tests/more/ExtraTest.java", 'package org.acme.more; class ExtraTest { static class In { @org.junit.jupiter.api.Test void no() {} } @org.junit.jupiter.api.Test void yes() { new In(); } }')
    watch.await('affected: 1 test passed in 1 class')
    watch.await('8 tests passed')
    watch.delete("$tests/more")
    watch.await('7 tests passed')

    // An annotation processor makes one class of all: what Maven makes, and nothing stale.
    def made = 'made/src/main/java/org/acme/made'
    watch.edit("$made/Apple.java", 'return 5', 'return "apple".length()')
    watch.await('built by Maven')
    watch.await('7 tests passed')
    watch.write("$made/Plum.java", 'package org.acme.made; @org.acme.maker.Listed class Plum {}')
    watch.await('expected: <[Apple, Pear]> but was: <[Apple, Pear, Plum]>')
    watch.await('1 of 7 tests failed')
    watch.deleteFile("$made/Plum.java")
    watch.await('failed before: 2 tests passed')
    watch.await('7 tests passed')
    watch.edit('made/src/main/filtered/season.txt', 'In', 'In the')
    watch.await('expected: <In summer> but was: <In the summer>')
    watch.await('1 of 7 tests failed')
    watch.edit('made/src/main/filtered/season.txt', 'In the', 'In')
    watch.await('7 tests passed')

    // What changes in a pause is seen after it.
    watch.key('p')
    watch.await('paused')
    watch.edit("$core/Price.java", '1 + cents', '2 + cents')
    watch.key('p')
    watch.await('going on')
    watch.await('changed: Price.java')
    watch.await('2 of 7 tests failed')
    watch.edit("$core/Price.java", '2 + cents', '1 + cents')
    watch.await('7 tests passed')

    watch.key('f')
    watch.await('no test has failed')
    watch.key('')
    watch.await('7 tests passed')
    watch.key('q')
    assert watch.exit() == 0
    assert watch.children().empty
}
return true
