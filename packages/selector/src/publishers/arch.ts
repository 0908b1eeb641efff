import type { Publisher } from './publisher.ts';

export const arch: Publisher = {
  id: 'arch',
  title: 'Arch Linux (uplink, unofficial)',
  aliases: ['archlinux', 'arch-linux'],
  owners: { aws: ['647457786197'] },
  sshUser: 'arch',
  architectures: ['x86_64'],
  version: { pattern: /^(\d{8}|\d{4}\.\d{2}\.\d{2})$/, example: '20260801' },
  order: 'date',
  lines: [
    { variant: 'std', names: ['arch-linux-std-hvm-{version}*-ebs'] },
    { variant: 'ec2', names: ['arch-linux-ec2-hvm-{version}*-ebs'] },
  ],
  evidence: {
    source: 'several public tables agree',
    checked: '2026-11-28',
    verified: true,
    doubts: 'not an official image, and no public source shows its names today',
  },
};
