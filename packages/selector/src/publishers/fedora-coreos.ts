import type { Publisher, PublisherLine } from './publisher.ts';

/** The third number of a version is its stream. */
const STREAMS: readonly (readonly [string, number])[] = [
  ['stable', 3],
  ['testing', 2],
  ['next', 1],
];

export const fedoraCoreos: Publisher = {
  id: 'fedora-coreos',
  title: 'Fedora CoreOS',
  aliases: ['fcos', 'coreos'],
  owners: { aws: ['125523088429'] },
  sshUser: 'core',
  noCloudInit: 'is configured by Ignition',
  archWords: { x86_64: 'x86_64', arm64: 'aarch64' },
  architectures: ['x86_64', 'arm64'],
  version: { pattern: /^\d{2}$/, example: '43' },
  versionInName: /^fedora-coreos-(\d+\.\d{8}\.\d+\.\d+)-/,
  order: 'version',
  lines: STREAMS.map(
    ([variant, stream]): PublisherLine => ({
      variant,
      names: [`fedora-coreos-{version}.????????.${stream}.*-{arch}`],
    }),
  ),
  evidence: {
    source: 'several public tables agree; the streams from the Fedora CoreOS documentation',
    checked: '2026-11-28',
    verified: true,
  },
};
