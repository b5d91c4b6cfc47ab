# Makes of new namespaces a machine that its root may break: run as that root, with the name and the ids of an ordinary user.
# Programs and settings are there as links to this machine's, in folders that can be changed; Podman has begun anew, in memory.
set -euo pipefail
name=$1 uid=$2 gid=$3 ids=$4
export PATH=/mnt/usr/bin:/mnt/usr/sbin

/usr/bin/mount --make-rprivate /
/usr/bin/mount -t proc proc /proc
/usr/bin/mount --rbind / /mnt

changeable() { # FOLDER
    [[ -d $1 ]] || return 0
    mount -t tmpfs -o mode=755 tmpfs "$1"
    ln -s "/mnt$1"/* "$1/"
}
changeable /usr/bin
changeable /usr/sbin
changeable /usr/lib/podman
changeable /etc
mount -t tmpfs -o mode=755 tmpfs /run/user
mount -t tmpfs -o mode=755 tmpfs /srv
for folder in /tmp /var/tmp /dev/shm; do mount -t tmpfs -o mode=1777 tmpfs "$folder"; done
# As on an ordinary machine. Podman warns otherwise.
mount --make-rshared /

for helper in newuidmap newgidmap; do
    rm "/usr/bin/$helper"
    cp "/mnt/usr/bin/$helper" /usr/bin/
    chmod u+s "/usr/bin/$helper"
done
# Not the root of this machine, whose files nobody here may change.
cp /mnt/usr/bin/setpriv /usr/bin/become-root
chmod u+s /usr/bin/become-root
printf '#!/bin/sh\nexec become-root --reuid=0 --regid=0 --clear-groups -- "$@"\n' >/usr/bin/sudo
chmod +x /usr/bin/sudo

# No passwords, and no copies that usermod would have to write anew.
rm -f /etc/shadow /etc/gshadow /etc/*-
for file in passwd group hosts; do
    rm "/etc/$file"
    cp "/mnt/etc/$file" /etc/
done
sed -i "s|^$name:.*|$name:x:$uid:$gid::/srv/home:/bin/sh|" /etc/passwd
echo '127.0.0.1 registry.test' >>/etc/hosts
rm /etc/subuid /etc/subgid
printf '%s\n' "$name:0:$uid" "$name:$((uid + 1)):$((ids - uid))" >/etc/subuid
printf '%s\n' "$name:0:$gid" "$name:$((gid + 1)):$((ids - gid))" >/etc/subgid

install -d -m 700 -o "$uid" -g "$gid" "/run/user/$uid"
install -d -o "$uid" -g "$gid" /srv/home /srv/project
conf=/srv/home/.config/containers
mkdir -p "$conf"
cat >"$conf/containers.conf" <<CONF
# mine
[containers]
default_ulimits = ["nofile=4096:4096", "nproc=32768:32768"]
log_driver = "k8s-file"

[engine]
cgroup_manager = "cgroupfs"
events_logger = "file" # no systemd
runtime = "crun"

[network]
network_backend = "netavark"
CONF
cat >"$conf/storage.conf" <<CONF
[storage]
driver = "overlay"
graphroot = "/srv/home/.local/share/containers/storage"
runroot = "/run/user/$uid/containers"
CONF
echo 'unqualified-search-registries = ["docker.io"]' >"$conf/registries.conf"
chown -R "$uid:$gid" /srv/home
