import type { Era, ImageDraft } from '../image/draft.ts';
import { publishers } from '../image/publishers.ts';
import { ARCHITECTURES, linuxTraits } from '../image/traits.ts';

const RELEASES = [
  { version: '13.4', date: '2024-09-17' },
  { version: '14.2', date: '2024-12-03' },
  { version: '13.5', date: '2025-03-11' },
  { version: '14.3', date: '2025-06-10' },
  { version: '15.0', date: '2025-12-02' },
  { version: '14.4', date: '2026-03-10' },
  { version: '15.1', date: '2026-06-16' },
] as const;

const FLAVOURS = ['base', 'cloud-init', 'small', 'builder'] as const;
const FILE_SYSTEMS = ['UFS', 'ZFS'] as const;

/** FreeBSD releases in their flavours and file systems. No sandbox here can be a FreeBSD machine. */
export function* freebsd(era: Era): Generator<ImageDraft> {
  for (const { version, date } of RELEASES) {
    const at = Date.parse(date) + 3 * 3_600_000;
    if (at < era.from || at > era.to) continue;
    for (const architecture of ARCHITECTURES) {
      const arch = architecture === 'arm64' ? 'aarch64' : 'amd64';
      const boot = architecture === 'arm64' ? 'arm64-aarch64' : 'amd64';
      const traits = linuxTraits({
        architecture,
        sshUser: 'ec2-user',
        rootSize: 6,
        rootType: 'gp2',
        sandbox: { kind: 'none', reason: 'FreeBSD does not run in a sandbox of a Linux host' },
      });
      for (const flavour of FLAVOURS) {
        for (const system of FILE_SYSTEMS) {
          const root = `/aws/service/freebsd/${arch}/${flavour}/${system.toLowerCase()}`;
          yield {
            publisher: publishers.freebsd,
            line: `freebsd ${version} ${arch} ${flavour} ${system}`,
            name: `FreeBSD ${version}-RELEASE-${boot} ${flavour} ${system}`,
            description: `FreeBSD/${arch} ${version}-RELEASE`,
            at,
            traits,
            parameters: [`${root}/${version}/RELEASE`],
          };
        }
      }
    }
  }
}
