import org.prismdata.it.ProgramFolder

// "Another machine": this one, by an SSH server of our own as this user, and a Podman service behind it.
def remote = new File(basedir, 'remote')
ProgramFolder.make(new File(remote, 'bin').toPath(), ['ssh'] as Set)
def port = new ServerSocket(0).withCloseable { it.localPort }
def write = { String name, String text -> new File(remote, name).text = text.stripIndent() }
def run = { String... command ->
    def process = new ProcessBuilder(command).redirectErrorStream(true).start()
    assert process.waitFor() == 0: process.inputStream.text
}
def start = { String name, String... command ->
    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(new File(remote, "${name}.log")).start()
}

['host-key', 'key'].each { run('ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-f', "$remote/$it") }
write('known_hosts', "[127.0.0.1]:$port ${new File(remote, 'host-key.pub').text}")
write('sshd_config', """\
        Port $port
        ListenAddress 127.0.0.1
        HostKey $remote/host-key
        AuthorizedKeysFile $remote/key.pub
        PidFile none
        UsePAM no
        StrictModes no
        """)
write('containers.conf', """\
        [engine.service_destinations.elsewhere]
        uri = "ssh://${System.getProperty('user.name')}@127.0.0.1:$port$remote/podman.sock"
        identity = "$remote/key"
        """)
write('bin/ssh', """\
        #!/bin/sh
        echo "\$@" >> '$remote/ssh.log'
        exec /usr/bin/ssh -F none -o 'UserKnownHostsFile=$remote/known_hosts' "\$@"
        """)
new File(remote, 'bin/ssh').executable = true

// They end by themselves should nobody come to end them.
def servers = [
        start('sshd', 'timeout', '280', '/usr/sbin/sshd', '-D', '-e', '-f', "$remote/sshd_config"),
        start('podman', 'timeout', '280', 'podman', 'system', 'service', '--time=0', "unix://$remote/podman.sock")]
write('pids', servers.collect { it.pid() }.join('\n'))
for (int i = 0; i < 100 && !new File(remote, 'podman.sock').exists(); i++) {
    sleep(50)
}
return true
