import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';

/** Added to the path of what one of the stand-ins took the place of; Debian's word for what is diverted. */
export const ASIDE = '.distrib';

/**
 * Tells dpkg which files are not its own, so that a package that brings them lays them aside.
 *
 * @see https://man7.org/linux/man-pages/man1/dpkg-divert.1.html
 */
export function divertPackages(options: { layer: string; rootfs: string; paths: readonly string[] }): void {
  const file = '/var/lib/dpkg/diversions';
  if (!existsSync(`${options.rootfs}/var/lib/dpkg`)) return;
  mkdirSync(`${options.layer}/var/lib/dpkg`, { recursive: true, mode: 0o755 });
  const known = existsSync(options.rootfs + file) ? readFileSync(options.rootfs + file, 'utf8') : '';
  // Older packages still say /bin for what lies in /usr/bin.
  const paths = options.paths.flatMap((path) => [path, path.replace(/^\/usr/, '')]);
  const entries = paths.map((path) => `${path}\n${path}${ASIDE}\n:\n`);
  writeFileSync(options.layer + file, known + entries.join(''), { mode: 0o644 });
}
