import org.prismdata.it.Podman

def image = 'localhost/prism-it/greeter:1'
try {
    assert Podman.run('run', '--rm', '--pull=never', '--read-only', '--cap-drop=all', image) == 'good time of day'
    def config = Podman.run('image', 'inspect', '--format', '{{.Config.Labels}} {{.Config.ExposedPorts}} {{.Config.User}}', image)
    assert config.contains('team:orders') && config.contains('6000/tcp') && !config.contains('50051') && config.contains('65532')
} finally {
    Podman.run('rmi', image, 'localhost/prism-it/greeter:also')
}
return true
