import table from './data/partitions.json' with { type: 'json' };

export type Partition =
  | 'aws'
  | 'aws-cn'
  | 'aws-eusc'
  | 'aws-iso'
  | 'aws-iso-b'
  | 'aws-iso-e'
  | 'aws-iso-f'
  | 'aws-us-gov';

interface PartitionRow {
  readonly id: Partition;
  readonly pattern: RegExp;
  readonly dnsSuffix: string;
}

const PARTITIONS: readonly PartitionRow[] = table.partitions.map(({ id, regions, dnsSuffix }) => ({
  id: id as Partition,
  pattern: new RegExp(regions),
  dnsSuffix,
}));

/** The partition of a region, by the pattern of its name; `aws` when no pattern fits, as in the SDKs. Source: botocore. */
export function partitionOf(region: string): Partition {
  return PARTITIONS.find(({ pattern }) => pattern.test(region))?.id ?? 'aws';
}

/** The domain of a partition's endpoints, such as `amazonaws.com`. Source: botocore. */
export function dnsSuffix(partition: Partition): string | undefined {
  return PARTITIONS.find(({ id }) => id === partition)?.dnsSuffix;
}
