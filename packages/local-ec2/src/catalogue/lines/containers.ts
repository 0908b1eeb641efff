import { compactDate, type Era, type ImageDraft, type Life, stepsSince } from '../image/draft.ts';
import { hashText, hex8 } from '../image/hash.ts';
import { publishers } from '../image/publishers.ts';
import { ARCHITECTURES, linuxTraits } from '../image/traits.ts';

const KUBERNETES: readonly (Life & { readonly version: string })[] = [
  { version: '1.30', until: '2025-09-01' },
  { version: '1.31', until: '2025-12-20' },
  { version: '1.32', since: '2025-01-23', until: '2026-04-01' },
  { version: '1.33', since: '2025-05-29', until: '2026-08-01' },
  { version: '1.34', since: '2025-10-02' },
  { version: '1.35', since: '2026-02-10' },
  { version: '1.36', since: '2026-06-18' },
];

const ECS = [
  { key: 'al2023-ami-ecs-hvm', system: 'amazon-linux-2023', tail: '-kernel-6.1' },
  { key: 'al2023-ami-ecs-gpu-hvm', system: 'amazon-linux-2023/gpu', tail: '-kernel-6.1' },
  { key: 'al2023-ami-ecs-neuron-hvm', system: 'amazon-linux-2023/neuron', tail: '-kernel-6.1' },
  { key: 'amzn2-ami-ecs-hvm', system: 'amazon-linux-2', tail: '', until: '2026-06-30' },
  { key: 'amzn2-ami-ecs-gpu-hvm', system: 'amazon-linux-2/gpu', tail: '', until: '2026-06-30' },
] as const;

const EKS_AL2 = [
  { key: 'amazon-eks-node', folder: 'amazon-linux-2', architecture: 'x86_64' },
  { key: 'amazon-eks-gpu-node', folder: 'amazon-linux-2-gpu', architecture: 'x86_64' },
  { key: 'amazon-eks-arm64-node', folder: 'amazon-linux-2-arm64', architecture: 'arm64' },
] as const;

/** One for each Kubernetes, with and without drivers of NVIDIA, and those for ECS. */
const BOTTLEROCKET: readonly (Life & { readonly variant: string })[] = [
  ...KUBERNETES.flatMap(({ version, ...life }) =>
    [`aws-k8s-${version}`, `aws-k8s-${version}-nvidia`].map((variant) => ({ variant, ...life })),
  ),
  { variant: 'aws-ecs-2' },
  { variant: 'aws-ecs-2-nvidia' },
];

/** Images for container hosts: ECS, EKS, Bottlerocket and Cluster API. */
export function* containers(era: Era): Generator<ImageDraft> {
  yield* ecs(era);
  yield* eks(era);
  yield* eksOnAl2(era);
  yield* bottlerocket(era);
  yield* capa(era);
}

function* ecs(era: Era): Generator<ImageDraft> {
  for (const { key, system, tail, ...life } of ECS) {
    for (const architecture of system.includes('/') ? (['x86_64'] as const) : ARCHITECTURES) {
      const traits = linuxTraits({
        architecture,
        sshUser: 'ec2-user',
        rootSize: 30,
        rootDeviceName: '/dev/xvda',
        ownerAlias: 'amazon',
        ...(system.startsWith('amazon-linux-2023') && { imdsSupport: 'v2.0' as const }),
      });
      const folder = `/aws/service/ecs/optimized-ami/${system}${architecture === 'arm64' ? '/arm64' : ''}`;
      const path = `${folder}/recommended`;
      for (const at of era.dates('ecs', 21, life)) {
        const version = `${tail ? '2023' : '2'}.0.${compactDate(at)}`;
        const name = `${key}-${version}${tail}-${architecture}${tail ? '' : '-ebs'}`;
        const parameters = [path, `${path}/image_id`, `${path}/image_name`, `${folder}/${name}/image_id`];
        yield { publisher: publishers.ecs, line: `${key} ${architecture}`, name, at, traits, parameters };
      }
    }
  }
}

function* eks(era: Era): Generator<ImageDraft> {
  for (const { version, ...life } of KUBERNETES) {
    for (const architecture of ARCHITECTURES) {
      const variants = architecture === 'x86_64' ? ['standard', 'nvidia', 'neuron'] : ['standard'];
      const options = {
        architecture,
        sshUser: 'ec2-user',
        rootSize: 20,
        rootDeviceName: '/dev/xvda',
      } as const;
      const traits = linuxTraits({ ...options, ownerAlias: 'amazon', imdsSupport: 'v2.0' });
      for (const variant of variants) {
        const path = `/aws/service/eks/optimized-ami/${version}/amazon-linux-2023/${architecture}/${variant}`;
        for (const at of era.dates('eks', 28, life)) {
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

/** Nodes on Amazon Linux 2, until November 2025 and not for newer Kubernetes than 1.32. */
function* eksOnAl2(era: Era): Generator<ImageDraft> {
  for (const { version, since } of KUBERNETES.filter((release) => release.version <= '1.32')) {
    for (const { key, folder, architecture } of EKS_AL2) {
      const options = { sshUser: 'ec2-user', rootSize: 20, rootDeviceName: '/dev/xvda' } as const;
      const traits = linuxTraits({ architecture, ...options, ownerAlias: 'amazon' });
      const path = `/aws/service/eks/optimized-ami/${version}/${folder}`;
      for (const at of era.dates('eks', 28, { ...(since && { since }), until: '2025-11-26' })) {
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

function* bottlerocket(era: Era): Generator<ImageDraft> {
  for (const { variant, ...life } of BOTTLEROCKET) {
    for (const architecture of ARCHITECTURES) {
      const options = {
        architecture,
        sshUser: 'ec2-user',
        rootSize: 2,
        rootDeviceName: '/dev/xvda',
      } as const;
      const traits = linuxTraits({ ...options, ownerAlias: 'amazon', imdsSupport: 'v2.0' });
      const path = `/aws/service/bottlerocket/${variant}/${architecture}`;
      for (const at of era.dates('bottlerocket', 28, life)) {
        const release = `1.${26 + stepsSince('2024-11-01', at, 28)}.0`;
        const commit = hex8(hashText(`bottlerocket ${at}`)[0]);
        yield {
          publisher: publishers.bottlerocket,
          line: `bottlerocket ${variant} ${architecture}`,
          name: `bottlerocket-${variant}-${architecture}-v${release}-${commit}`,
          at,
          traits,
          parameters: [
            `${path}/latest/image_id`,
            `${path}/latest/image_version`,
            `${path}/${release}/image_id`,
          ],
        };
      }
    }
  }
}

function* capa(era: Era): Generator<ImageDraft> {
  for (const { version, ...life } of KUBERNETES) {
    for (const system of ['ubuntu-24.04', 'flatcar-stable']) {
      const sshUser = system.startsWith('ubuntu') ? 'ubuntu' : 'core';
      const traits = linuxTraits({ architecture: 'x86_64', sshUser, rootSize: 20 });
      for (const at of era.dates(`capa ${version}`, 90, life)) {
        const name = `capa-ami-${system}-v${version}.${stepsSince('2024-08-01', at, 90)}-${Math.floor(at / 1000)}`;
        yield { publisher: publishers.capa, line: `capa ${system} ${version}`, name, at, traits };
      }
    }
  }
}
