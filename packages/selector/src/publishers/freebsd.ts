import type { Publisher, PublisherLine } from './publisher.ts';

const FLAVOURS = ['cloud-init', 'base', 'small', 'builder'] as const;
const FILE_SYSTEMS = ['ufs', 'zfs'] as const;

/**
 * A patched image has `-p2` after RELEASE; those of 14.x have `UEFI-PREFERRED` before the flavour. No line names its
 * public parameter: the path ends in RELEASE and stays with the unpatched image (FreeBSD's release/Makefile.ec2).
 */
function lineOf(flavour: (typeof FLAVOURS)[number], system: (typeof FILE_SYSTEMS)[number]): PublisherLine {
  const words = `${flavour} ${system.toUpperCase()}`;
  return {
    variant: `${flavour}-${system}`,
    names: [`FreeBSD {version}-RELEASE*-{arch}* ${words}`, `FreeBSD {version}.?-RELEASE*-{arch}* ${words}`],
    ...(flavour !== 'cloud-init' && {
      noCloudInit: 'is a flavour of FreeBSD without it',
      doubts: 'has no cloud-init and no sudo, which user data and builds need',
    }),
  };
}

export const freebsd: Publisher = {
  id: 'freebsd',
  title: 'FreeBSD',
  owners: { aws: ['782442783595'] },
  formerOwners: ['118940168514'],
  sshUser: 'ec2-user',
  archWords: { x86_64: 'amd64', arm64: 'arm64' },
  architectures: ['x86_64', 'arm64'],
  version: { pattern: /^\d{2}(\.\d)?$/, example: '14.3' },
  versionInName: /^FreeBSD (\d+\.\d+)-RELEASE(?:-p(\d+))?-/,
  order: 'version',
  lines: FLAVOURS.flatMap((flavour) => FILE_SYSTEMS.map((system) => lineOf(flavour, system))),
  evidence: {
    source: 'the FreeBSD release script and newer kitchen-ec2 agree',
    checked: '2026-11-28',
    verified: true,
  },
};
