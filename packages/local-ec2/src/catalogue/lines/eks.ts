import { compactDate, type Era, type ImageDraft } from '../image/draft.ts';
import { publishers } from '../image/publishers.ts';
import { ARCHITECTURES, linuxTraits } from '../image/traits.ts';
import { KUBERNETES } from './kubernetes.ts';

const VARIANTS = { x86_64: ['standard', 'nvidia', 'neuron'], arm64: ['standard', 'nvidia'] } as const;

const ON_AL2 = [
  { key: 'amazon-eks-node', folder: 'amazon-linux-2', architecture: 'x86_64' },
  { key: 'amazon-eks-gpu-node', folder: 'amazon-linux-2-gpu', architecture: 'x86_64' },
  { key: 'amazon-eks-arm64-node', folder: 'amazon-linux-2-arm64', architecture: 'arm64' },
] as const;

const OPTIONS = {
  sshUser: 'ec2-user',
  rootSize: 20,
  rootDeviceName: '/dev/xvda',
  ownerAlias: 'amazon',
} as const;

/** Nodes for EKS on Amazon Linux 2023, and on 2 as long as it lasted. */
export function* eks(era: Era): Generator<ImageDraft> {
  yield* onAl2023(era);
  yield* onAl2(era);
}

function* onAl2023(era: Era): Generator<ImageDraft> {
  for (const { version, ...life } of KUBERNETES) {
    for (const architecture of ARCHITECTURES) {
      const traits = linuxTraits({ architecture, ...OPTIONS, imdsSupport: 'v2.0' });
      for (const variant of VARIANTS[architecture]) {
        const path = `/aws/service/eks/optimized-ami/${version}/amazon-linux-2023/${architecture}/${variant}`;
        for (const at of era.dates('eks', 42, life)) {
          const name = `amazon-eks-node-al2023-${architecture}-${variant}-${version}-v${compactDate(at)}`;
          yield {
            publisher: publishers.eks,
            line: `eks ${version} ${architecture} ${variant}`,
            name,
            description: `EKS-optimized Kubernetes node based on Amazon Linux 2023, (k8s: ${version})`,
            at,
            traits,
            parameters: [
              `${path}/recommended/image_id`,
              `${path}/recommended/release_version`,
              `${path}/${name}/image_id`,
            ],
          };
        }
      }
    }
  }
}

/** Until November 2025 and not for newer Kubernetes than 1.32. */
function* onAl2(era: Era): Generator<ImageDraft> {
  for (const { version, since } of KUBERNETES.filter((release) => release.version <= '1.32')) {
    for (const { key, folder, architecture } of ON_AL2) {
      const traits = linuxTraits({ architecture, ...OPTIONS });
      const path = `/aws/service/eks/optimized-ami/${version}/${folder}`;
      for (const at of era.dates('eks', 42, { ...(since && { since }), until: '2025-11-26' })) {
        const name = `${key}-${version}-v${compactDate(at)}`;
        yield {
          publisher: publishers.eks,
          line: `eks ${version} ${key}`,
          name,
          description: `EKS Kubernetes Worker AMI with AmazonLinux2 image, (k8s: ${version})`,
          at,
          traits,
          parameters: [`${path}/recommended/image_id`, `${path}/${name}/image_id`],
        };
      }
    }
  }
}
