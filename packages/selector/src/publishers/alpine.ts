import type { Publisher, PublisherLine } from './publisher.ts';

const BOOTSTRAPS = ['cloudinit', 'tiny'] as const;

/**
 * On x86_64 each build has two images: UEFI, which all current types start, and BIOS for the types before Nitro.
 * `-cloudinit-metal-` is another image. Files of 3.24.2 and later name no firmware any more.
 */
function linesOf(bootstrap: (typeof BOOTSTRAPS)[number]): PublisherLine[] {
  const names = (middle: string): string[] =>
    ['{version}.*', '{version}'].map((version) => `alpine-${version}-{arch}-${middle}-r*`);
  const facts = bootstrap === 'tiny' && { noCloudInit: 'is configured by tiny-cloud' };
  return [
    {
      ...facts,
      variant: bootstrap,
      names: [...names(`uefi-${bootstrap}`), ...names(bootstrap)],
      exclude: ['*-bios-*'],
    },
    { ...facts, variant: `${bootstrap}-bios`, names: names(`bios-${bootstrap}`), architectures: ['x86_64'] },
  ];
}

export const alpine: Publisher = {
  id: 'alpine',
  title: 'Alpine Linux',
  owners: { aws: ['538276064493'] },
  sshUser: 'alpine',
  archWords: { x86_64: 'x86_64', arm64: 'aarch64' },
  architectures: ['x86_64', 'arm64'],
  version: { pattern: /^3(\.\d+){0,2}$/, example: '3.22' },
  versionInName: /^alpine-(\d+\.\d+\.\d+)-.*-r(\d+)$/,
  order: 'version',
  lines: BOOTSTRAPS.flatMap(linesOf),
  evidence: {
    source: 'several public tables agree; names without firmware from the files of 3.24.2',
    checked: '2026-11-28',
    verified: true,
  },
};
