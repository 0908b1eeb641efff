import { compactDate, type Era, type ImageDraft } from '../image/draft.ts';
import type { Architecture } from '../image/image-record.ts';
import { publishers } from '../image/publishers.ts';
import { linuxTraits, withoutBootMode } from '../image/traits.ts';
import { lifeOf, PATH } from './amazon-linux-life.ts';

interface Flavour {
  readonly prefix: string;
  readonly storage: 'gp2' | 'ebs';
  readonly architectures: readonly Architecture[];
}

const FLAVOURS: readonly Flavour[] = [
  { prefix: 'amzn2-ami-hvm', storage: 'gp2', architectures: ['x86_64', 'arm64'] },
  { prefix: 'amzn2-ami-kernel-5.10-hvm', storage: 'gp2', architectures: ['x86_64', 'arm64'] },
  { prefix: 'amzn2-ami-hvm', storage: 'ebs', architectures: ['x86_64'] },
  { prefix: 'amzn2-ami-kernel-5.10-hvm', storage: 'ebs', architectures: ['x86_64'] },
  { prefix: 'amzn2-ami-minimal-hvm', storage: 'ebs', architectures: ['x86_64', 'arm64'] },
  { prefix: 'amzn2-ami-minimal-kernel-5.10-hvm', storage: 'gp2', architectures: ['x86_64', 'arm64'] },
];

/** Amazon Linux 2: still published every few weeks, without a boot mode, and deprecated after 90 days. */
export function* amazonLinux2(era: Era): Generator<ImageDraft> {
  for (const { prefix, storage, architectures } of FLAVOURS) {
    for (const architecture of architectures) {
      const traits = withoutBootMode(
        linuxTraits({
          architecture,
          sshUser: 'ec2-user',
          rootDeviceName: '/dev/xvda',
          rootType: storage === 'ebs' ? 'standard' : 'gp2',
          ownerAlias: 'amazon',
        }),
      );
      for (const at of era.dates('amzn2', 28)) {
        const version = `2.0.${compactDate(at)}.${Math.floor(era.chance(`amzn2 ${at}`) * 2)}`;
        yield {
          publisher: publishers.amazonLinux,
          line: `${prefix}-${architecture}-${storage}`,
          name: `${prefix}-${version}-${architecture}-${storage}`,
          description: `Amazon Linux 2 ${prefix.includes('kernel') ? 'Kernel 5.10 ' : ''}AMI ${version} ${architecture} ${prefix.includes('minimal') ? 'Minimal ' : ''}HVM ${storage}`,
          at,
          exact: true,
          traits,
          ...lifeOf(at),
          parameters: parametersOf(prefix, `${architecture}-${storage}`),
        };
      }
    }
  }
}

/** The label itself, with its kernel where the label has none, and the default one for 5.10. */
function parametersOf(prefix: string, tail: string): string[] {
  const named = prefix.includes('kernel')
    ? prefix.replace('5.10', 'default')
    : prefix.replace('-hvm', '-kernel-4.14-hvm');
  return [prefix, named].map((label) => `${PATH}/${label}-${tail}`);
}
