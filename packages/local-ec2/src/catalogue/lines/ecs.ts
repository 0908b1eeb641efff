import { compactDate, type Era, type ImageDraft, type Life } from '../image/draft.ts';
import type { Architecture } from '../image/image-record.ts';
import { publishers } from '../image/publishers.ts';
import { linuxTraits, withoutBootMode } from '../image/traits.ts';

interface System extends Life {
  /** Start of the name, up to the version. */
  readonly key: string;
  /** Folder of its parameters. */
  readonly folder: string;
  readonly architecture: Architecture;
  /** First number of the version. */
  readonly release: '2023' | '2';
  /** Start of what follows the version. */
  readonly kernel?: string;
  readonly suffix?: string;
}

const GPU_SINCE = '2025-02-24';

/** Amazon Linux 2023 and 2 for ECS, as moto records them from AWS. */
const SYSTEMS: readonly System[] = [
  on2023('', { architecture: 'x86_64' }),
  on2023('', { architecture: 'arm64' }),
  on2023('gpu', { architecture: 'x86_64', suffix: '-ebs', since: GPU_SINCE }),
  on2023('neuron', { architecture: 'x86_64' }),
  ...['', 'kernel-5.10'].flatMap((kernel) => [
    on2(kernel, '', 'x86_64'),
    on2(kernel, '', 'arm64'),
    on2(kernel, 'gpu', 'x86_64'),
    on2(kernel, 'inf', 'x86_64'),
  ]),
];

export function* ecs(era: Era): Generator<ImageDraft> {
  for (const { key, folder, architecture, release, kernel = '', suffix = '', ...life } of SYSTEMS) {
    const options = { sshUser: 'ec2-user', rootSize: 30, rootDeviceName: '/dev/xvda' } as const;
    const traits = linuxTraits({
      architecture,
      ...options,
      ownerAlias: 'amazon',
      ...(release === '2023' && { imdsSupport: 'v2.0' as const }),
    });
    const path = `${folder}/recommended`;
    for (const at of era.dates('ecs', 28, life)) {
      const version = `${release}.0.${compactDate(at)}`;
      const name = `${key}-${version}${kernel}-${architecture}${suffix}`;
      yield {
        publisher: publishers.ecs,
        line: `${key} ${architecture}`,
        name,
        description: `Amazon Linux AMI ${version} ${architecture} ECS HVM EBS`,
        at,
        traits: release === '2' ? withoutBootMode(traits) : traits,
        parameters: [`${path}/image_id`, path, `${path}/image_name`, `${folder}/${name}/image_id`],
      };
    }
  }
}

function on2023(product: string, rest: Pick<System, 'architecture' | 'suffix' | 'since'>): System {
  return {
    key: `al2023-ami-ecs${product && `-${product}`}-hvm`,
    folder: folderOf('amazon-linux-2023', product, rest.architecture),
    release: '2023',
    kernel: '-kernel-6.1',
    ...rest,
  };
}

function on2(kernel: string, product: string, architecture: Architecture): System {
  return {
    key: ['amzn2-ami-ecs', kernel, product, 'hvm'].filter(Boolean).join('-'),
    folder: folderOf('amazon-linux-2', [kernel, product].filter(Boolean).join('/'), architecture),
    architecture,
    release: '2',
    suffix: '-ebs',
  };
}

function folderOf(system: string, product: string, architecture: Architecture): string {
  const words = [system, product, architecture === 'arm64' ? 'arm64' : ''];
  return `/aws/service/ecs/optimized-ami/${words.filter(Boolean).join('/')}`;
}
