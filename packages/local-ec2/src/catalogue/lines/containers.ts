import { type Era, type ImageDraft, type Life, stepsSince } from '../image/draft.ts';
import { hashText, hex8 } from '../image/hash.ts';
import { publishers } from '../image/publishers.ts';
import { ARCHITECTURES, kernelArchitecture, linuxTraits } from '../image/traits.ts';
import { ecs } from './ecs.ts';
import { eks } from './eks.ts';
import { KUBERNETES } from './kubernetes.ts';
import { talos } from './talos.ts';

const FLAVOURS = ['', '-nvidia', '-fips', '-nvidia-fips'] as const;

/** One for each Kubernetes in four flavours, and those for ECS. */
const BOTTLEROCKET: readonly (Life & { readonly variant: string })[] = [
  ...KUBERNETES.flatMap(({ version, ...life }) =>
    FLAVOURS.map((flavour) => ({ variant: `aws-k8s-${version}${flavour}`, ...life })),
  ),
  ...FLAVOURS.map((flavour) => ({ variant: `aws-ecs-2${flavour}` })),
  ...FLAVOURS.map((flavour) => ({ variant: `aws-ecs-3${flavour}`, since: '2025-11-20' })),
];

/** Images for container hosts: ECS, EKS, Bottlerocket, Talos and Cluster API. */
export function* containers(era: Era): Generator<ImageDraft> {
  yield* ecs(era);
  yield* eks(era);
  yield* bottlerocket(era);
  yield* talos(era);
  yield* capa(era);
}

/** Names have the kernel's word for the architecture, parameters have EC2's. */
function* bottlerocket(era: Era): Generator<ImageDraft> {
  for (const { variant, ...life } of BOTTLEROCKET) {
    for (const architecture of ARCHITECTURES) {
      const options = { sshUser: 'ec2-user', rootSize: 2, rootDeviceName: '/dev/xvda' } as const;
      const traits = linuxTraits({ architecture, ...options, ownerAlias: 'amazon', imdsSupport: 'v2.0' });
      const path = `/aws/service/bottlerocket/${variant}/${architecture}`;
      for (const at of era.dates('bottlerocket', 42, life)) {
        const release = `1.${26 + stepsSince('2024-10-01', at, 18)}.0`;
        const commit = hex8(hashText(`bottlerocket ${at}`)[0]);
        yield {
          publisher: publishers.bottlerocket,
          line: `bottlerocket ${variant} ${architecture}`,
          name: `bottlerocket-${variant}-${kernelArchitecture(architecture)}-v${release}-${commit}`,
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
