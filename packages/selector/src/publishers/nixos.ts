import type { Publisher } from './publisher.ts';

export const nixos: Publisher = {
  id: 'nixos',
  title: 'NixOS',
  owners: { aws: ['427812963091'] },
  formerOwners: ['080433136561'],
  sshUser: 'root',
  noCloudInit: 'takes user data for a configuration of NixOS',
  archWords: { x86_64: 'x86_64', arm64: 'aarch64' },
  architectures: ['x86_64', 'arm64'],
  version: { pattern: /^\d{2}\.\d{2}$/, example: '25.05' },
  versionInName: /^nixos\/(\d+\.\d+(?:\.\d+)*)[.-]/,
  order: 'date',
  // A beta is `nixos/26.05beta123.…`: the point after the version leaves it out.
  lines: [
    {
      variant: 'standard',
      names: ['nixos/{version}.*-{arch}-linux'],
      exclude: ['nixos/*beta*', 'nixos/*pre*'],
    },
  ],
  evidence: {
    source: 'NixOS/amis repository; the SSH user from the NixOS wiki',
    checked: '2026-11-28',
    verified: true,
  },
};
