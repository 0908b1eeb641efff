#!/bin/sh
# Builds a Debian root file system for local-ec2's rootfs bodies. Opt-in: needs root and debootstrap, about a minute.
# usage: build-rootfs.sh <folder> [suite] [mirror]
set -eu
folder=${1:?usage: build-rootfs.sh <folder> [suite] [mirror]}
suite=${2:-bookworm}
mirror=${3:-http://deb.debian.org/debian}
packages=cloud-init,openssh-server,sudo,iproute2,ca-certificates,python3,python3-venv,procps

command -v debootstrap >/dev/null || { echo "debootstrap is not installed" >&2; exit 1; }
# Virtual packages confuse debootstrap's own resolver; apt inside mends what it left unconfigured.
debootstrap --variant=minbase "--include=$packages" "$suite" "$folder" "$mirror" || true
chroot "$folder" env DEBIAN_FRONTEND=noninteractive apt-get -y -f install
test -x "$folder/usr/bin/cloud-init" && test -x "$folder/usr/sbin/sshd"
rm -f "$folder"/etc/ssh/ssh_host_* "$folder"/etc/machine-id
rm -rf "$folder"/var/cache/apt/archives/*.deb "$folder"/var/lib/apt/lists/*
: > "$folder/etc/machine-id"
echo "$folder is ready"
