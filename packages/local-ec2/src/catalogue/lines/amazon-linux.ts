import { compactDate, type Era, type ImageDraft } from '../image/draft.ts';
import type { Architecture, ImageTraits } from '../image/image-record.ts';
import { publishers } from '../image/publishers.ts';
import { ARCHITECTURES, linuxTraits } from '../image/traits.ts';
import { amazonLinux2 } from './amazon-linux-2.ts';
import { lifeOf, PATH } from './amazon-linux-life.ts';

interface Kernel {
  readonly kernel: string;
  readonly since: number;
  /** Is it the default kernel at a time? */
  readonly isDefault: (at: number) => boolean;
}

/** The default changed between August and September 2026. */
const NEW_DEFAULT = Date.parse('2026-09-01');

const KERNELS: readonly Kernel[] = [
  { kernel: '6.1', since: 0, isDefault: (at) => at < NEW_DEFAULT },
  { kernel: '6.12', since: Date.parse('2025-04-28'), isDefault: () => false },
  { kernel: '6.18', since: Date.parse('2026-02-23'), isDefault: (at) => at >= NEW_DEFAULT },
];

/** Amazon Linux 2023, 2 and the preview of 2027. */
export function* amazonLinux(era: Era): Generator<ImageDraft> {
  yield* al2023(era);
  yield* al2027(era);
  yield* amazonLinux2(era);
}

function modernTraits(architecture: Architecture): ImageTraits {
  return linuxTraits({
    architecture,
    sshUser: 'ec2-user',
    rootDeviceName: '/dev/xvda',
    ownerAlias: 'amazon',
    imdsSupport: 'v2.0',
    freeTierEligible: true,
  });
}

/** `2023.12.20260930.0`: the second number grows with every quarter. */
function al2023Version(at: number): string {
  const date = new Date(at);
  const quarter = (date.getUTCFullYear() - 2023) * 4 + Math.floor(date.getUTCMonth() / 3);
  return `2023.${Math.max(6, quarter - 2)}.${compactDate(at)}.0`;
}

/** All kernels of both architectures come out together, and are deprecated after 90 days. */
function* al2023(era: Era): Generator<ImageDraft> {
  for (const architecture of ARCHITECTURES) {
    const traits = modernTraits(architecture);
    for (const at of era.dates('al2023', 24)) {
      const version = al2023Version(at);
      for (const { kernel, since, isDefault } of KERNELS) {
        if (at < since) continue;
        for (const minimal of ['', 'minimal-']) {
          const label = `al2023-ami-${minimal}kernel`;
          yield {
            publisher: publishers.amazonLinux,
            line: `${label}-${kernel}-${architecture}`,
            name: `al2023-ami-${minimal}${version}-kernel-${kernel}-${architecture}`,
            description: `Amazon Linux 2023 AMI ${version} ${architecture} ${minimal ? 'Minimal ' : ''}HVM kernel-${kernel}`,
            at,
            exact: true,
            traits,
            ...lifeOf(at),
            parameters: [kernel, ...(isDefault(at) ? ['default'] : [])].map(
              (word) => `${PATH}/${label}-${word}-${architecture}`,
            ),
          };
        }
      }
    }
  }
}

/** The preview: one kernel, which is the default. */
function* al2027(era: Era): Generator<ImageDraft> {
  for (const architecture of ARCHITECTURES) {
    const traits = modernTraits(architecture);
    for (const at of [...previewDays(era), ...era.dates('al2027', 18, { since: '2026-10-01' })]) {
      const version = `2027.0.${compactDate(at)}.0`;
      for (const minimal of ['', 'minimal-']) {
        const label = `al2027-preview-ami-${minimal}kernel`;
        yield {
          publisher: publishers.amazonLinux,
          line: `${label}-${architecture}`,
          name: `al2027-preview-ami-${minimal}${version}-kernel-7.1-${architecture}`,
          description: `Amazon Linux 2027 Preview ${version} ${architecture} ${minimal ? 'Minimal ' : ''}HVM kernel-7.1`,
          at,
          exact: true,
          traits,
          ...lifeOf(at),
          parameters: ['7.1', 'default'].map((word) => `${PATH}/${label}-${word}-${architecture}`),
        };
      }
    }
  }
}

/** The first day of the preview. */
function previewDays(era: Era): number[] {
  return [Date.parse('2026-09-14T19:02:11Z')].filter((at) => at >= era.from && at <= era.to);
}
