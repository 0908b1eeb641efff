import { DAY, type Era, type ImageDraft } from '../image/draft.ts';
import { publishers } from '../image/publishers.ts';
import { ARCHITECTURES, linuxTraits } from '../image/traits.ts';

interface Release {
  readonly version: string;
  readonly date: string;
  /** Days after the release on which a patched image came out: p1, p2... */
  readonly patches?: readonly number[];
}

const RELEASES: readonly Release[] = [
  { version: '13.4', date: '2024-09-17' },
  { version: '14.2', date: '2024-12-03' },
  { version: '13.5', date: '2025-03-11' },
  { version: '14.3', date: '2025-06-10' },
  { version: '15.0', date: '2025-12-02' },
  { version: '14.4', date: '2026-03-10', patches: [120] },
  { version: '15.1', date: '2026-06-16', patches: [28, 70] },
];

const FLAVOURS = ['base', 'cloud-init', 'small', 'builder'] as const;
const FILE_SYSTEMS = ['UFS', 'ZFS'] as const;

/** FreeBSD releases in their flavours and file systems. No sandbox here can be a FreeBSD machine. */
export function* freebsd(era: Era): Generator<ImageDraft> {
  for (const { version, date, patches = [] } of RELEASES) {
    for (const [patch, days] of [0, ...patches].entries()) {
      const at = Date.parse(date) + days * DAY + 3 * 3_600_000;
      if (at < era.from || at > era.to) continue;
      yield* images(version, patch === 0 ? 'RELEASE' : `RELEASE-p${patch}`, at);
    }
  }
}

/** Every flavour of a release or a patched one; the parameter of a release stays without its patches. */
function* images(version: string, branch: string, at: number): Generator<ImageDraft> {
  for (const architecture of ARCHITECTURES) {
    const isArm = architecture === 'arm64';
    const arch = isArm ? 'aarch64' : 'amd64';
    const traits = linuxTraits({
      architecture,
      sshUser: 'ec2-user',
      rootSize: 6,
      rootType: 'gp2',
      sandbox: { kind: 'none', reason: 'FreeBSD does not run in a sandbox of a Linux host' },
    });
    // Between 14.0 and 14.4 the name has the boot mode as well.
    const boot = version.startsWith('14.') && !isArm ? ' UEFI-PREFERRED' : '';
    for (const flavour of FLAVOURS) {
      for (const system of FILE_SYSTEMS) {
        const root = `/aws/service/freebsd/${arch}/${flavour}/${system.toLowerCase()}`;
        yield {
          publisher: publishers.freebsd,
          line: `freebsd ${version} ${arch} ${flavour} ${system}`,
          name: `FreeBSD ${version}-${branch}-${isArm ? 'arm64-aarch64' : 'amd64'}${boot} ${flavour} ${system}`,
          description: `FreeBSD/${arch} ${version}-${branch}`,
          at,
          traits,
          parameters: [`${root}/${version}/${branch}`],
        };
      }
    }
  }
}
