import { compactDate, DAY, type Era, type ImageDraft, type Life } from '../image/draft.ts';
import type { Architecture, ImageTraits } from '../image/image-record.ts';
import { publishers } from '../image/publishers.ts';
import { ARCHITECTURES, linuxTraits } from '../image/traits.ts';

const KERNELS: readonly (Life & { readonly kernel: string })[] = [
  { kernel: '6.1' },
  { kernel: '6.12', since: '2025-04-28' },
  { kernel: '6.18', since: '2026-03-02' },
];

/** Public parameters of both systems live here. */
const PATH = '/aws/service/ami-amazon-linux-latest';

interface Al2Flavour {
  readonly prefix: string;
  readonly storage: 'gp2' | 'ebs';
  readonly architectures: readonly Architecture[];
}

const AL2_FLAVOURS: readonly Al2Flavour[] = [
  { prefix: 'amzn2-ami-hvm', storage: 'gp2', architectures: ['x86_64', 'arm64'] },
  { prefix: 'amzn2-ami-kernel-5.10-hvm', storage: 'gp2', architectures: ['x86_64', 'arm64'] },
  { prefix: 'amzn2-ami-hvm', storage: 'ebs', architectures: ['x86_64'] },
  { prefix: 'amzn2-ami-minimal-hvm', storage: 'ebs', architectures: ['x86_64', 'arm64'] },
];

/** Amazon Linux 2023 and 2. */
export function* amazonLinux(era: Era): Generator<ImageDraft> {
  yield* al2023(era);
  yield* al2(era);
}

function al2023Traits(architecture: Architecture): ImageTraits {
  return linuxTraits({
    architecture,
    sshUser: 'ec2-user',
    rootDeviceName: '/dev/xvda',
    ownerAlias: 'amazon',
    imdsSupport: 'v2.0',
    freeTierEligible: true,
  });
}

/** `2023.6.20241121.0`: the second number grows with every quarter. */
function al2023Version(at: number): string {
  const date = new Date(at);
  const quarter = (date.getUTCFullYear() - 2023) * 4 + Math.floor(date.getUTCMonth() / 3);
  return `2023.${Math.max(0, quarter - 1)}.${compactDate(at)}.0`;
}

/** Six variants and more per architecture come out together, and are deprecated after 90 days. */
function* al2023(era: Era): Generator<ImageDraft> {
  for (const architecture of ARCHITECTURES) {
    const traits = al2023Traits(architecture);
    for (const at of era.dates('al2023', 18)) {
      const version = al2023Version(at);
      for (const { kernel, since } of KERNELS) {
        if (since && at < Date.parse(since)) continue;
        for (const minimal of ['', 'minimal-']) {
          const label = `al2023-ami-${minimal}kernel`;
          const names = [`${PATH}/${label}-${kernel}-${architecture}`];
          if (kernel === '6.1') names.push(`${PATH}/${label}-default-${architecture}`);
          yield {
            publisher: publishers.amazonLinux,
            line: `${label}-${kernel}-${architecture}`,
            name: `al2023-ami-${minimal}${version}-kernel-${kernel}-${architecture}`,
            description: `Amazon Linux 2023 ${minimal ? 'Minimal ' : ''}AMI ${version} ${architecture} HVM kernel-${kernel}`,
            at,
            exact: true,
            traits,
            deprecatedAt: at + 90 * DAY,
            parameters: names,
          };
        }
      }
    }
  }
}

function* al2(era: Era): Generator<ImageDraft> {
  for (const { prefix, storage, architectures } of AL2_FLAVOURS) {
    for (const architecture of architectures) {
      const traits = linuxTraits({
        architecture,
        sshUser: 'ec2-user',
        rootDeviceName: '/dev/xvda',
        rootType: storage === 'ebs' ? 'standard' : 'gp2',
        ownerAlias: 'amazon',
      });
      for (const at of era.dates('amzn2', 28, { until: '2026-06-30' })) {
        const version = `2.0.${compactDate(at)}.${1 + Math.floor(era.chance(`amzn2 ${at}`) * 3)}`;
        yield {
          publisher: publishers.amazonLinux,
          line: `${prefix}-${architecture}-${storage}`,
          name: `${prefix}-${version}-${architecture}-${storage}`,
          description: `Amazon Linux 2 ${prefix.includes('kernel') ? 'Kernel 5.10 ' : ''}AMI ${version} ${architecture} HVM ${storage}`,
          at,
          traits,
          parameters: [`${PATH}/${prefix}-${architecture}-${storage}`],
        };
      }
    }
  }
}
