import { compactDate, type Era, type ImageDraft, stepsSince } from '../image/draft.ts';
import { publishers } from '../image/publishers.ts';
import { linuxTraits } from '../image/traits.ts';

const VERSIONS = [
  { version: '14', codename: 'Sonoma', until: '2026-10-01' },
  { version: '15', codename: 'Sequoia' },
  { version: '26', codename: 'Tahoe', since: '2025-10-15' },
] as const;

/** macOS for Mac hosts, on Intel and Apple silicon. */
export function* macos(era: Era): Generator<ImageDraft> {
  for (const { version, codename, ...life } of VERSIONS) {
    for (const architecture of ['x86_64_mac', 'arm64_mac'] as const) {
      const traits = linuxTraits({
        architecture,
        sshUser: 'ec2-user',
        rootSize: 100,
        ownerAlias: 'amazon',
        platformDetails: 'macOS',
        bootMode: 'uefi',
        sandbox: { kind: 'none', reason: 'macOS does not run in a sandbox of this host' },
      });
      const suffix = architecture === 'arm64_mac' ? '-arm64' : '';
      for (const at of era.dates(`macos ${version}`, 60, life)) {
        const release = `${version}.${1 + stepsSince('2024-10-01', at, 60)}`;
        yield {
          publisher: publishers.macos,
          line: `macos ${version} ${architecture}`,
          name: `amzn-ec2-macos-${release}-${compactDate(at)}-${String(at).slice(5, 8)}${suffix}`,
          description: `Amazon EC2 macOS ${codename} ${release} ${architecture}`,
          at,
          traits,
          parameters: [`/aws/service/ec2-macos/${codename.toLowerCase()}/${architecture}/latest/image_id`],
        };
      }
    }
  }
}
