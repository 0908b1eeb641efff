import type { Partition } from '@ami-select/ec2-data/partitions';
import type { Publisher } from './publisher.ts';

const PARTITIONS: readonly Partition[] = [
  'aws',
  'aws-cn',
  'aws-us-gov',
  'aws-eusc',
  'aws-iso',
  'aws-iso-b',
  'aws-iso-e',
  'aws-iso-f',
];

/** The same owners in every partition. */
export function everyPartition(owners: readonly string[]): Publisher['owners'] {
  return Object.fromEntries(PARTITIONS.map((partition) => [partition, owners]));
}
