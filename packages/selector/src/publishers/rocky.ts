import { ENTERPRISE_LINUX_10 } from './enterprise-linux-10.ts';
import { PREVIEWS } from './previews.ts';
import type { Publisher } from './publisher.ts';

const MAJOR = /^\d+$/;

export const rocky: Publisher = {
  id: 'rocky',
  title: 'Rocky Linux',
  aliases: ['rockylinux', 'rocky-linux'],
  owners: { aws: ['792107900819'] },
  sshUser: 'rocky',
  archWords: { x86_64: 'x86_64', arm64: 'aarch64' },
  architectures: ['x86_64', 'arm64'],
  version: { pattern: /^\d{1,2}(\.\d+)?$/, example: '9' },
  versionInName: /^Rocky-\d+-(?:EC2|ec2)-(?:Base-|LVM-)?(\d+(?:\.\d+)*)-(\d{8}(?:\.\d+)?)/,
  floor: { names: /^Rocky-10-/, requires: ENTERPRISE_LINUX_10 },
  order: 'version',
  lines: [
    {
      variant: 'base',
      versions: MAJOR,
      names: ['Rocky-{version}-EC2-Base-*.{arch}*', 'Rocky-{version}-ec2-*.{arch}*'],
      exclude: PREVIEWS,
    },
    { variant: 'base', names: ['Rocky-*-EC2-Base-{version}-*.{arch}*'], exclude: PREVIEWS },
    { variant: 'lvm', versions: MAJOR, names: ['Rocky-{version}-EC2-LVM-*.{arch}*'], exclude: PREVIEWS },
    { variant: 'lvm', names: ['Rocky-*-EC2-LVM-{version}-*.{arch}*'], exclude: PREVIEWS },
  ],
  evidence: {
    source: 'kitchen-ec2 and the kOps image documentation agree',
    checked: '2026-11-28',
    verified: true,
  },
};
