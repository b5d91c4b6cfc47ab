import org.prismdata.it.ProgramFolder

// Before its first container is started, one of ours takes the port that was chosen.
def programs = new File(basedir, 'programs')
ProgramFolder.make(programs.toPath(), ['podman'] as Set)
def podman = ['sh', '-c', 'command -v podman'].execute().text.trim()
def late = new File(programs, 'podman')
late.text = """\
#!/bin/sh
if [ "\$1" = run ] && [ ! -e '$basedir/lost-port' ]; then
    for argument; do
        case \$argument in 127.0.0.1:*:9092) port=\${argument#*:}; port=\${port%:*} ;; esac
    done
    echo "\$port" >'$basedir/lost-port'
    '$podman' run --detach --name prism-it-port-lost --publish "127.0.0.1:\$port:6379" \\
        docker.io/library/redis:7-alpine >/dev/null
fi
exec '$podman' "\$@"
"""
return late.setExecutable(true)
