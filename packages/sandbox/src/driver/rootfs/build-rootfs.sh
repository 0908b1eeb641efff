#!/bin/sh
# Builds a Debian root file system for local-ec2's rootfs sandboxes. Opt-in: needs root and debootstrap, about a minute.
# The folder appears when it is complete, so that one that exists can be used.
# usage: build-rootfs.sh <folder> [suite] [mirror]
set -eu
folder=${1:?usage: build-rootfs.sh <folder> [suite] [mirror]}
suite=${2:-bookworm}
mirror=${3:-http://deb.debian.org/debian}
packages=cloud-init,openssh-server,sudo,iproute2,ca-certificates,curl,python3,python3-venv,procps

command -v debootstrap >/dev/null || { echo "debootstrap is not installed" >&2; exit 1; }
[ ! -e "$folder" ] || { echo "$folder exists" >&2; exit 1; }
mkdir -p "$(dirname "$folder")"
partial=$(mktemp -d "$folder.XXXXXX")
trap 'rm -rf "$partial"' EXIT
chmod 755 "$partial"
# Virtual packages confuse debootstrap's own resolver; apt inside mends what it left unconfigured.
debootstrap --variant=minbase "--include=$packages" "$suite" "$partial" "$mirror" || true
chroot "$partial" env DEBIAN_FRONTEND=noninteractive apt-get -y -f install
# debootstrap puts these back only where it ends well; with them no package can start its daemon.
[ ! -e "$partial/sbin/start-stop-daemon.REAL" ] || mv "$partial/sbin/start-stop-daemon.REAL" "$partial/sbin/start-stop-daemon"
rm -rf "$partial/usr/sbin/policy-rc.d" "$partial/debootstrap"
test -x "$partial/usr/bin/cloud-init" && test -x "$partial/usr/sbin/sshd"
rm -f "$partial"/etc/ssh/ssh_host_* "$partial"/etc/machine-id "$partial"/etc/hostname
rm -rf "$partial"/var/cache/apt/archives/*.deb "$partial"/var/lib/apt/lists/*
: > "$partial/etc/machine-id"
mv -T "$partial" "$folder"
echo "$folder is ready"
