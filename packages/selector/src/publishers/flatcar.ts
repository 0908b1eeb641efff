import type { Publisher } from './publisher.ts';

export const flatcar: Publisher = {
  id: 'flatcar',
  title: 'Flatcar Container Linux',
  owners: { aws: ['075585003325'] },
  sshUser: 'core',
  noCloudInit: 'is configured by Ignition',
  architectures: ['x86_64', 'arm64'],
  version: { pattern: /^\d{4}(\.\d+){0,2}$/, example: '4230' },
  versionInName: /^Flatcar-[a-z]+-(\d+\.\d+\.\d+)/,
  order: 'version',
  lines: ['stable', 'beta', 'alpha', 'lts'].map((variant) => ({
    variant,
    names: [
      `Flatcar-${variant}-{version}-hvm`,
      `Flatcar-${variant}-{version}-arm64-hvm`,
      `Flatcar-${variant}-{version}.*-hvm`,
    ],
  })),
  evidence: {
    source: 'kOps image documentation and image-builder agree',
    checked: '2026-11-28',
    verified: true,
  },
};
