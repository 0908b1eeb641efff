import { type Partition, partitionOf } from '@ami-select/ec2-data/partitions';
import { hashText } from './hash.ts';

/** An account, or one account per partition or region, that publishes images. */
export interface Publisher {
  readonly alias?: 'amazon' | 'aws-marketplace' | 'aws-backup-vault';
  /** Owner id in a region; `undefined` where the publisher is not present. */
  owner(region: string): string | undefined;
}

/** Twelve digits that look like an account id and belong to no particular account. */
export function inventedAccount(key: string): string {
  const [first, second] = hashText(`account ${key}`);
  return `${100 + (first % 900)}${String(second % 1_000_000_000).padStart(9, '0')}`;
}

export type PublisherName =
  | 'canonical'
  | 'debian'
  | 'amazonLinux'
  | 'redhat'
  | 'fedora'
  | 'almalinux'
  | 'rocky'
  | 'suse'
  | 'freebsd'
  | 'windows'
  | 'macos'
  | 'ecs'
  | 'eks'
  | 'bottlerocket'
  | 'deepLearning'
  | 'flatcar'
  | 'nixos'
  | 'arch'
  | 'oracle'
  | 'alpine'
  | 'capa'
  | 'fckNat'
  | 'marketplace';

/**
 * Publishers under the alias `amazon` are Amazon's own and its verified partners (EC2 user guide, "Shared AMIs").
 * Real owner ids per partition, as collected from kitchen-ec2, kOps, Karpenter, the publishers' own pages and
 * tools. A missing partition means that the id is unknown.
 */
export const publishers: Readonly<Record<PublisherName, Publisher>> = {
  canonical: publisher(
    { aws: '099720109477', 'aws-us-gov': '513442679011', 'aws-cn': '837727238323' },
    'amazon',
  ),
  debian: publisher({ aws: '136693071363', 'aws-cn': '336777782633' }, 'amazon'),
  amazonLinux: publisher(
    { aws: '137112412989', 'aws-us-gov': '045324592363', 'aws-cn': '141808717104' },
    'amazon',
  ),
  redhat: publisher(
    { aws: '309956199498', 'aws-us-gov': '219670896067', 'aws-cn': '841258680906' },
    'amazon',
  ),
  fedora: publisher({ aws: '125523088429' }),
  almalinux: publisher({ aws: '764336703387' }),
  rocky: publisher({ aws: '792107900819' }),
  suse: publisher({ aws: '013907871322', 'aws-cn': '841869936221' }, 'amazon'),
  freebsd: publisher({ aws: '782442783595' }),
  windows: publisher(
    { aws: '801119661308', 'aws-us-gov': '077303321853', 'aws-cn': '016951021795' },
    'amazon',
  ),
  macos: publisher({ aws: '628277914472' }, 'amazon'),
  ecs: publisher({ aws: '591542846629' }, 'amazon'),
  eks: publisher({ aws: '602401143452', 'aws-us-gov': '151742754352', 'aws-cn': '918309763551' }, 'amazon'),
  bottlerocket: regionalPublisher('bottlerocket', {
    'us-east-1': '092701018921',
    'us-gov-west-1': '372293620468',
    'us-gov-east-1': '372333677703',
    'cn-north-1': '183365920950',
    'cn-northwest-1': '183890449532',
  }),
  deepLearning: publisher({ aws: '898082745236' }, 'amazon'),
  flatcar: publisher({ aws: '075585003325' }),
  nixos: publisher({ aws: '427812963091' }),
  arch: publisher({ aws: '647457786197' }),
  oracle: publisher({ aws: '131827586825' }),
  alpine: publisher({ aws: '538276064493' }),
  capa: publisher({ aws: '819546954734' }),
  fckNat: publisher({ aws: '568608671756' }),
  marketplace: publisher({ aws: '679593333241' }, 'aws-marketplace'),
};

/** A fixed account in every region: the caller's own, a partner, a stranger. */
export function account(id: string): Publisher {
  return { owner: () => id };
}

type Owners = Readonly<Partial<Record<Partition, string>>>;

function publisher(owners: Owners, alias?: Publisher['alias']): Publisher {
  return { ...(alias && { alias }), owner: (region) => owners[partitionOf(region)] };
}

/** Accounts that differ by region (Bottlerocket); only us-east-1 is public knowledge, the others are invented. */
function regionalPublisher(name: string, known: Readonly<Record<string, string>>): Publisher {
  return { alias: 'amazon', owner: (region) => known[region] ?? inventedAccount(`${name} ${region}`) };
}
