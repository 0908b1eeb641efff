import { copyFileSync, existsSync, lstatSync, mkdirSync, writeFileSync } from 'node:fs';
import { ASIDE } from './diversions.ts';
import { SYSTEMCTL } from './systemctl-stand-in.ts';

/** A virtual machine of Amazon's, as cloud-init must believe to read the firmware; its sandbox looks like a container. */
const DETECT_VIRT = `#!/bin/sh
# The machine is an instance of EC2.
quiet= kind=all
for word; do
  case $word in
    -q | --quiet) quiet=1 ;;
    -v | --vm) kind=vm ;;
    -c | --container) kind=container ;;
    -r | --chroot) kind=chroot ;;
    --private-users) kind=users ;;
    --cvm) kind=cvm ;;
    *) exec "$0${ASIDE}" "$@" ;;
  esac
done
case $kind in
  all | vm) [ -n "$quiet" ] || echo amazon; exit 0 ;;
  container | cvm) [ -n "$quiet" ] || echo none ;;
esac
exit 1
`;

const NETWORKCTL = `#!/bin/sh
echo "networkctl: no systemd-networkd runs in this machine; 'ip address' and 'ip route' tell about its network" >&2
exit 1
`;

/** Programs of systemd that would pretend without it; the others refuse of their own accord. */
const PROGRAMS: ReadonlyMap<string, string> = new Map([
  ['systemd-detect-virt', DETECT_VIRT],
  ['systemctl', SYSTEMCTL],
  ['networkctl', NETWORKCTL],
]);

/**
 * Lays stand-ins over those programs that the distribution has, its own aside; returns the paths of the stand-ins. A
 * distribution without systemd gets none. `shims` is the folder of the power commands, as the machine sees it.
 */
export function writeSystemdStandIns(options: { layer: string; rootfs: string; shims: string }): string[] {
  const { layer, rootfs, shims } = options;
  const written: string[] = [];
  for (const [name, text] of PROGRAMS) {
    const path = `/usr/bin/${name}`;
    if (!isFile(rootfs + path)) continue;
    mkdirSync(`${layer}/usr/bin`, { recursive: true, mode: 0o755 });
    copyFileSync(rootfs + path, `${layer}${path}${ASIDE}`);
    writeFileSync(layer + path, text.replaceAll('FOLDER', shims), { mode: 0o755 });
    written.push(path);
  }
  return written;
}

function isFile(path: string): boolean {
  return existsSync(path) && lstatSync(path).isFile();
}
