import { compactDate, type Era, type ImageDraft, type Life, stepsSince } from '../draft.ts';
import { hashText, hex8 } from '../hash.ts';
import { publishers } from '../publishers.ts';
import { ARCHITECTURES, linuxTraits } from '../traits.ts';

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
  { key: 'al2023-ami-ecs-neuron-hvm', system: 'amazon-linux-2023/neuron', tail: '-kernel-6.1' },
  { key: 'amzn2-ami-ecs-hvm', system: 'amazon-linux-2', tail: '', until: '2026-06-30' },
  { key: 'amzn2-ami-ecs-gpu-hvm', system: 'amazon-linux-2/gpu', tail: '', until: '2026-06-30' },
] as const;

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
      const path = `/aws/service/ecs/optimized-ami/${system}${architecture === 'arm64' ? '/arm64' : ''}/recommended`;
      const parameters = [path, `${path}/image_id`, `${path}/image_name`];
      for (const at of era.dates('ecs', 21, life)) {
        const version = `${tail ? '2023' : '2'}.0.${compactDate(at)}`;
        const name = `${key}-${version}${tail}-${architecture}${tail ? '' : '-ebs'}`;
        yield { publisher: publishers.ecs, line: `${key} ${architecture}`, name, at, traits, parameters };
      }
    }
  }
}

function* eks(era: Era): Generator<ImageDraft> {
  for (const { version, ...life } of KUBERNETES) {
    for (const architecture of ARCHITECTURES) {
      const variants = architecture === 'x86_64' ? ['standard', 'nvidia'] : ['standard'];
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
            parameters: [`${path}/recommended/image_id`, `${path}/${name}/image_id`],
          };
        }
      }
    }
  }
}

function* bottlerocket(era: Era): Generator<ImageDraft> {
  for (const { version, ...life } of KUBERNETES) {
    for (const architecture of ARCHITECTURES) {
      const options = {
        architecture,
        sshUser: 'ec2-user',
        rootSize: 2,
        rootDeviceName: '/dev/xvda',
      } as const;
      const traits = linuxTraits({ ...options, ownerAlias: 'amazon', imdsSupport: 'v2.0' });
      const path = `/aws/service/bottlerocket/aws-k8s-${version}/${architecture}`;
      for (const at of era.dates('bottlerocket', 28, life)) {
        const release = `1.${26 + stepsSince('2024-11-01', at, 28)}.0`;
        const commit = hex8(hashText(`bottlerocket ${at}`)[0]);
        yield {
          publisher: publishers.bottlerocket,
          line: `bottlerocket ${version} ${architecture}`,
          name: `bottlerocket-aws-k8s-${version}-${architecture}-v${release}-${commit}`,
          at,
          traits,
          parameters: [`${path}/latest/image_id`, `${path}/${release}/image_id`],
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

/** Images for container hosts: ECS, EKS, Bottlerocket and Cluster API. */
export function* containers(era: Era): Generator<ImageDraft> {
  yield* ecs(era);
  yield* eks(era);
  yield* bottlerocket(era);
  yield* capa(era);
}
