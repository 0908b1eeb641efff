import { compactDate, DAY, type Era, type ImageDraft } from '../draft.ts';
import { publishers } from '../publishers.ts';
import { ARCHITECTURES, linuxTraits } from '../traits.ts';

const SYSTEMS = [
  { name: 'Ubuntu 22.04', sshUser: 'ubuntu' },
  { name: 'Ubuntu 24.04', sshUser: 'ubuntu' },
  { name: 'Amazon Linux 2023', sshUser: 'ec2-user' },
] as const;

const PRODUCTS = [
  'Deep Learning Base OSS Nvidia Driver GPU AMI',
  'Deep Learning OSS Nvidia Driver AMI GPU PyTorch 2.7',
];

/** Deep Learning images, large and replaced every three weeks. */
export function* deepLearning(era: Era): Generator<ImageDraft> {
  for (const { name: system, sshUser } of SYSTEMS) {
    for (const architecture of ARCHITECTURES) {
      const traits = linuxTraits({
        architecture,
        sshUser,
        rootSize: 75,
        ownerAlias: 'amazon',
        imdsSupport: 'v2.0',
      });
      for (const product of PRODUCTS) {
        const label =
          architecture === 'arm64' ? product.replace('Deep Learning', 'Deep Learning ARM64') : product;
        for (const at of era.dates(`dlami ${system}`, 56)) {
          yield {
            publisher: publishers.deepLearning,
            line: `${label} ${system}`,
            name: `${label} (${system}) ${compactDate(at)}`,
            description: `Supported EC2 instances: ${architecture === 'arm64' ? 'G5g' : 'G4dn, G5, G6, P4d, P5'}`,
            at,
            traits,
            deprecatedAt: at + 180 * DAY,
          };
        }
      }
    }
  }
}
