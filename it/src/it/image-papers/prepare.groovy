import org.prismdata.it.Podman

def git = { String... arguments -> Podman.runProgram('git', ['-C', basedir.path, *arguments] as String[]) }
new File(basedir, '.gitignore').text = 'target\nbuild.log\n'
git('init', '--quiet')
git('remote', 'add', 'origin', 'https://ann:barley@code.example/team/orders.git')
git('add', '.')
git('-c', 'user.name=Ann', '-c', 'user.email=ann@code.example', 'commit', '--quiet', '--date', '2026-11-20T10:00:00Z', '--message', 'First')
return true
