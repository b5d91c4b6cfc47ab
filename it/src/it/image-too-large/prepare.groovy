new File(basedir, 'broken.conf').text = '''\
[containers]
default_ulimits = ["nofile=10485760:10485760"]
log_driver = "k8s-file"

[engine]
cgroup_manager = "cgroupfs"
events_logger = "file"

[network]
network_backend = "netavark"
'''
return true
