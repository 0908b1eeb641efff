import type { Publisher } from './publisher.ts';

const SSM = '/aws/service/canonical/ubuntu';

export const ubuntu: Publisher = {
  id: 'ubuntu',
  title: 'Ubuntu (Canonical)',
  aliases: ['canonical'],
  owners: { aws: ['099720109477'], 'aws-us-gov': ['513442679011'], 'aws-cn': ['837727238323'] },
  sshUser: 'ubuntu',
  archWords: { x86_64: 'amd64', arm64: 'arm64', i386: 'i386' },
  architectures: ['x86_64', 'arm64', 'i386'],
  version: { pattern: /^\d{2}\.\d{2}$/, example: '24.04' },
  versionWords: {
    resolute: '26.04',
    plucky: '25.04',
    questing: '25.10',
    noble: '24.04',
    jammy: '22.04',
    focal: '20.04',
    bionic: '18.04',
    xenial: '16.04',
    trusty: '14.04',
  },
  versionInName: /-(\d+\.\d+)-[^/]*-(\d{8}(?:\.\d+)?)$/,
  order: 'date',
  lines: [
    {
      variant: 'server',
      names: ['ubuntu/images/hvm-ssd*/ubuntu-*-{version}-{arch}-server-*'],
      ssmParameter: `${SSM}/server/{version}/stable/current/{arch}/hvm/ebs-gp3/ami-id`,
    },
    {
      variant: 'minimal',
      names: ['ubuntu-minimal/images/hvm-ssd*/ubuntu-*-{version}-{arch}-minimal-*'],
      ssmParameter: `${SSM}/server-minimal/{version}/stable/current/{arch}/hvm/ebs-gp3/ami-id`,
    },
    {
      variant: 'pro',
      names: ['ubuntu-pro-server/images/hvm-ssd*/ubuntu-*-{version}-{arch}-pro-server-*'],
      ssmParameter: `${SSM}/pro-server/{version}/stable/current/{arch}/hvm/ebs-gp3/ami-id`,
    },
  ],
  evidence: {
    source: 'Canonical, ubuntu-cloud-docs, find-ubuntu-images.rst',
    verified: true,
  },
};
