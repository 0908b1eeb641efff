import { compactDate, DAY, type Era, type ImageDraft, type Life } from '../image/draft.ts';
import { publishers } from '../image/publishers.ts';
import { ARCHITECTURES, linuxTraits } from '../image/traits.ts';

const SYSTEMS = [
  { name: 'Ubuntu 22.04', sshUser: 'ubuntu' },
  { name: 'Ubuntu 24.04', sshUser: 'ubuntu' },
  { name: 'Amazon Linux 2023', sshUser: 'ec2-user' },
] as const;

interface Product extends Life {
  readonly name: string;
  /** In the path of the parameter; without one there is none. */
  readonly key: string;
  /** Folder of the parameter, where it is not the usual one. */
  readonly neuron?: boolean;
  /** Days after the first product of a release: an old framework may come out after a newer one. */
  readonly delay: number;
}

const FRAMEWORK = 'Deep Learning OSS Nvidia Driver AMI GPU';

/** Names of frameworks for Arm have their words in another order (observed from 2025-03 to 2026-08). */
const ARM_FRAMEWORK = 'Deep Learning ARM64 AMI OSS Nvidia Driver GPU';

const PRODUCTS: readonly Product[] = [
  { name: 'Deep Learning Base OSS Nvidia Driver GPU AMI', key: 'base-oss-nvidia-driver-gpu', delay: 0 },
  { name: 'Deep Learning Base AMI with Single CUDA', key: 'base-with-single-cuda', delay: 4 },
  {
    name: `${FRAMEWORK} PyTorch 2.13`,
    key: 'oss-nvidia-driver-gpu-pytorch-2.13',
    delay: 1,
    since: '2026-06-01',
  },
  { name: `${FRAMEWORK} PyTorch 2.7`, key: 'oss-nvidia-driver-gpu-pytorch-2.7', delay: 2 },
  { name: `${FRAMEWORK} TensorFlow 2.18`, key: 'oss-nvidia-driver-gpu-tensorflow-2.18', delay: 1 },
  { name: 'Deep Learning AMI Neuron', key: 'multi-framework', neuron: true, delay: 0 },
];

/** Deep Learning images, large and replaced every eight weeks; those for Neuron are for Intel only. */
export function* deepLearning(era: Era): Generator<ImageDraft> {
  for (const { name: system, sshUser } of SYSTEMS) {
    for (const architecture of ARCHITECTURES) {
      const isArm = architecture === 'arm64';
      const traits = linuxTraits({
        architecture,
        sshUser,
        rootSize: 75,
        ownerAlias: 'amazon',
        imdsSupport: 'v2.0',
      });
      for (const { name: product, key, neuron, delay, ...life } of PRODUCTS) {
        if (neuron && isArm) continue;
        const label = isArm ? forArm(product) : product;
        const tail = `${neuron ? '' : `${key}-`}${system.toLowerCase().replaceAll(' ', '-')}`;
        const parameter = neuron
          ? `/aws/service/neuron/dlami/${key}/${tail}/latest/image_id`
          : `/aws/service/deeplearning/ami/${architecture}/${tail}/latest/ami-id`;
        for (const day of era.dates(`dlami ${system}`, 56, life)) {
          const at = day + delay * DAY;
          if (at > era.to) continue;
          yield {
            publisher: publishers.deepLearning,
            line: `${label} ${system}`,
            name: `${label} (${system}) ${compactDate(at)}`,
            description: `Supported EC2 instances: ${isArm ? 'G5g' : 'G4dn, G5, G6, P4d, P5'}`,
            at,
            traits,
            parameters: [parameter],
          };
        }
      }
    }
  }
}

function forArm(product: string): string {
  if (product.startsWith(FRAMEWORK)) return product.replace(FRAMEWORK, ARM_FRAMEWORK);
  return product.replace('Deep Learning', 'Deep Learning ARM64');
}
