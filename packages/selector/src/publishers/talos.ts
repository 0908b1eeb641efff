import type { Publisher } from './publisher.ts';

export const talos: Publisher = {
  id: 'talos',
  title: 'Talos Linux (Sidero Labs)',
  aliases: ['talos-linux'],
  owners: { aws: ['540036508848'] },
  noLogin: 'has no SSH server and no shell: it is managed through its API with talosctl',
  noCloudInit: 'takes a machine configuration as user data',
  archWords: { x86_64: 'amd64', arm64: 'arm64' },
  architectures: ['x86_64', 'arm64'],
  version: { pattern: /^\d+\.\d+(\.\d+)?$/, example: '1.12' },
  versionInName: /^talos-v(\d+\.\d+\.\d+)-/,
  order: 'version',
  // A name has its region between version and architecture: `talos-v1.12.4-eu-west-1-amd64`.
  lines: [
    {
      variant: 'standard',
      names: ['talos-v{version}.*-{arch}', 'talos-v{version}-*-{arch}'],
      exclude: ['*-alpha*', '*-beta*', '*-rc*'],
    },
  ],
  evidence: {
    source: 'siderolabs/contrib and several public tables agree',
    checked: '2026-11-28',
    verified: true,
  },
};
