import org.prismdata.it.BuildLog
import org.prismdata.it.Podman
import org.prismdata.it.WatchedProject

def other = 'prism-it-testcontainers-other'
try {
    def log = BuildLog.of(basedir)
    log.invocation(2).has('a killed build has left 1 container of its tests; removed', 'BUILD SUCCESS')
    log.invocation(3).has('Tests run: 1, Failures: 0', 'PostgresModuleTest', 'Tests run: 1, Failures: 0', 'KafkaModuleIT', 'BUILD SUCCESS')
    log.invocation(3).lacks('has left')
    log.invocation(4).has('a killed test JVM has left 1 container; removed', 'BUILD FAILURE')

    // The watch's own test JVM, and the integration tests that it runs; both use the same socket.
    new WatchedProject(basedir, localRepositoryPath, ['--offline', 'prism:watch', '-Dit.test=PostgresModuleTest']).withCloseable { watch ->
        watch.await('affected: 1 test passed')
        watch.key('i')
        watch.await('the integration tests passed')
        watch.edit('src/test/java/PostgresModuleTest.java', '"SELECT 6 * 7"', '"SELECT 7 * 6"')
        watch.await('affected: 1 test passed')
        watch.key('q')
        assert watch.exit() == 0
    }

    def ofTestcontainers = ['--filter', 'label=org.testcontainers=true', '--format']
    assert Podman.run('ps', '--all', *ofTestcontainers, '{{.Names}}') == other
    assert Podman.run('ps', *ofTestcontainers, '{{.Names}}') == other
    assert Podman.run('network', 'ls', *ofTestcontainers, '{{.Name}}') == ''
} finally {
    Podman.run('rm', '--force', '--volumes', '--time', '0', other)
}

def socket = new File(basedir, 'target/killed-maven').text - 'unix://'
def folder = new File(socket).parentFile
assert folder.path.contains('/prism/') && !folder.exists()

// The service that a killed Maven had started ends by itself.
def running = { ProcessHandle.allProcesses().anyMatch { it.info().commandLine().orElse('').contains(folder.path) } }
for (int i = 0; i < 300 && running(); i++) {
    sleep(100)
}
assert !running()
return true
