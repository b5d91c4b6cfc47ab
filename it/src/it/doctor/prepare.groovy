new File(basedir, 'broken.conf').text = '''\
# mine
[containers]
default_ulimits = ["nofile=10485760:10485760"] # many
log_driver = "journald"

[engine]
cgroup_manager = "cgroupfs"
events_logger = "file"

[network]
network_backend = "netavark"
'''
def containers = new File(basedir, 'new/.config/containers')
containers.mkdirs()
new File(containers, 'storage.conf').text = """\
[storage]
driver = "vfs"
graphroot = "${basedir}/new/storage"
runroot = "${basedir}/new/run/containers"
"""
// As the archetype leaves it where there is no Podman.
new File(basedir, '.prism').mkdirs()
new File(basedir, '.prism/archetype.properties').text = ''
return new File(basedir, 'new/run').mkdirs()
