import { type Partition, partitionOf } from '@ami-select/ec2-data/partitions';
import { publisherAccount, type RegionalPublisher } from '@ami-select/ec2-data/publisher-accounts';
import { hashText } from './hash.ts';
import { BOTTLEROCKET_OWNERS, EKS_OWNERS, EKS_WINDOWS_OWNERS } from './regional-owners.ts';

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
  | 'eksWindows'
  | 'bottlerocket'
  | 'deepLearning'
  | 'flatcar'
  | 'nixos'
  | 'arch'
  | 'oracle'
  | 'alpine'
  | 'talos'
  | 'capa'
  | 'fckNat'
  | 'marketplace';

/**
 * Publishers under the alias `amazon` are Amazon's own and its verified partners (EC2 user guide, "Shared AMIs").
 * Real owner ids per partition, as collected from kitchen-ec2, kOps, Karpenter, the publishers' own pages and
 * tools. A missing partition means that the publisher is not there, or that its id is unknown.
 */
export const publishers: Readonly<Record<PublisherName, Publisher>> = {
  canonical: publisher(
    { aws: '099720109477', 'aws-us-gov': '513442679011', 'aws-cn': '837727238323' },
    'amazon',
  ),
  debian: publisher({ aws: '136693071363' }, 'amazon'),
  amazonLinux: recorded('amazon-linux', { 'aws-us-gov': '045324592363', 'aws-cn': '141808717104' }),
  redhat: publisher(
    { aws: '309956199498', 'aws-us-gov': '219670896067', 'aws-cn': '841258680906' },
    'amazon',
  ),
  fedora: publisher({ aws: '125523088429' }),
  almalinux: publisher({ aws: '764336703387' }),
  rocky: publisher({ aws: '792107900819' }),
  suse: publisher({ aws: '013907871322', 'aws-cn': '841869936221' }, 'amazon'),
  freebsd: publisher({ aws: '782442783595' }),
  windows: amazonIn('windows', {
    aws: '801119661308',
    'aws-us-gov': '077303321853',
    'aws-cn': '016951021795',
  }),
  macos: publisher({ aws: '628277914472' }, 'amazon'),
  ecs: recorded('ecs', {}),
  eks: byRegion('eks', EKS_OWNERS),
  eksWindows: byRegion('eks windows', EKS_WINDOWS_OWNERS),
  bottlerocket: byRegion('bottlerocket', BOTTLEROCKET_OWNERS),
  deepLearning: amazonIn('deep learning', { aws: '898082745236' }),
  flatcar: publisher({ aws: '075585003325' }),
  nixos: publisher({ aws: '427812963091' }),
  arch: publisher({ aws: '647457786197' }),
  oracle: publisher({ aws: '131827586825' }),
  alpine: publisher({ aws: '538276064493' }),
  talos: publisher({ aws: '540036508848' }),
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

/** The recorded account of the region, that of another partition, else an invented one: only the alias is sure. */
function recorded(name: RegionalPublisher, others: Owners): Publisher {
  return {
    alias: 'amazon',
    owner: (region) =>
      publisherAccount(name, region) ?? others[partitionOf(region)] ?? inventedAccount(`${name} ${region}`),
  };
}

/** Accounts of every region; where it is not public knowledge, an invented one. */
function byRegion(name: string, known: Readonly<Record<string, string>>): Publisher {
  return { alias: 'amazon', owner: (region) => known[region] ?? inventedAccount(`${name} ${region}`) };
}

/**
 * Amazon's account in the older regions and in other partitions. Amazon publishes from others in regions with an
 * opt-in, as recorded for its Linux; these here are not public knowledge, thus invented.
 */
function amazonIn(name: string, owners: Owners): Publisher {
  const elsewhere = publisherAccount('amazon-linux', 'us-east-1');
  return {
    alias: 'amazon',
    owner: (region) => {
      const partition = partitionOf(region);
      const isUsual = partition !== 'aws' || publisherAccount('amazon-linux', region) === elsewhere;
      return isUsual ? owners[partition] : inventedAccount(`${name} ${region}`);
    },
  };
}
