import type { Partition } from '@ami-select/ec2-data/partitions';
import type { RegionalPublisher } from '@ami-select/ec2-data/publisher-accounts';
import type { Architecture } from '../image/architecture.ts';
import type { ProcessorFloor } from '../image/processor-floor.ts';

/** One line of a publisher's images: a variant for some versions, and how its images are named. */
export interface PublisherLine {
  /** The variant's name in a query; the first line's variant is the default. */
  readonly variant: string;
  /** Versions this line is for; every version when absent. */
  readonly versions?: RegExp;
  /** EC2 name globs with `{version}` and `{arch}`. */
  readonly names: readonly string[];
  readonly exclude?: readonly string[];
  /** The value of `{version}` when no version is asked; `*` when absent. */
  readonly anyVersion?: string;
  /** Finds the version in a name of this line; the publisher's when absent. */
  readonly versionInName?: RegExp;
  /** The order of this line; the publisher's when absent. */
  readonly order?: 'date' | 'version';
  /** Path of the public SSM parameter, with `{version}` and `{arch}`. */
  readonly ssmParameter?: string;
  /** Versions that the parameter names; all of the line when absent. */
  readonly ssmVersions?: RegExp;
  readonly sshUser?: string;
  /** Architectures of this line; those of the publisher when absent. */
  readonly architectures?: readonly Architecture[];
  /** Why nobody can log in to these images over SSH, such as `has no SSH server`. */
  readonly noLogin?: string;
  /** Why cloud-init does not run on these images; the publisher's reason when absent. */
  readonly noCloudInit?: string;
  /** What a user of these images must know; a warning of the selection. */
  readonly doubts?: string;
  /** When the publisher ended the line, such as `in May 2024`: a warning of the selection, and no newer images follow. */
  readonly ended?: string;
  /** The least processor that starts these images, by architecture. */
  readonly requires?: Partial<Readonly<Record<Architecture, ProcessorFloor>>>;
}

/** A known source of images. Data only: tested, with its evidence. */
export interface Publisher {
  readonly id: string;
  readonly title: string;
  /** Other words people type for it. */
  readonly aliases?: readonly string[];
  /** Account ids per partition; or the alias `amazon` where AWS uses one account per region. */
  readonly owners: Partial<Readonly<Record<Partition, readonly string[]>>>;
  /** Its accounts per partition where `owners` has the alias: their images are recognised without it. */
  readonly accounts?: Partial<Readonly<Record<Partition, readonly string[]>>>;
  /** The word of its accounts per region in `@ami-select/ec2-data`, likewise. */
  readonly regionalAccounts?: RegionalPublisher;
  /** Accounts it used before: their images are recognised, never selected. */
  readonly formerOwners?: readonly string[];
  /** Absent where nobody can log in. */
  readonly sshUser?: string;
  /** Why nobody can log in to any of its images over SSH; a line may have a reason of its own. */
  readonly noLogin?: string;
  /** Why cloud-init runs on none of its images, such as `is configured by Ignition`; a line may have a reason of its own. */
  readonly noCloudInit?: string;
  /** The value of `{arch}` in names; EC2's own word when absent. */
  readonly archWords?: Partial<Readonly<Record<Architecture, string>>>;
  /** The same for SSM paths. */
  readonly ssmArchWords?: Partial<Readonly<Record<Architecture, string>>>;
  /** Versions that SSM paths write in another way than names do. */
  readonly ssmVersionWords?: Readonly<Record<string, string>>;
  readonly architectures: readonly Architecture[];
  /** The form of versions, one that exists, and the default. */
  readonly version: {
    readonly pattern: RegExp;
    readonly example: string;
    readonly default?: string;
    /** Finds it in a name where the form takes more than the version: its groups, joined by `-`. */
    readonly inName?: RegExp;
  };
  /** Versions with long-term support; the version `lts` is the newest of them. */
  readonly longTerm?: RegExp;
  /** Code names and other words for versions. */
  readonly versionWords?: Readonly<Record<string, string>>;
  /**
   * Finds the version in a name: each group is one dotted group, compared on its own, the first one first. Where a
   * query names no version, an image whose name does not match is no candidate.
   */
  readonly versionInName?: RegExp;
  /** Images of some releases need a newer processor than its others do; a line may say so for all of its own. */
  readonly floor?: {
    readonly names: RegExp;
    readonly requires: NonNullable<PublisherLine['requires']>;
  };
  /** `version` where point releases are republished out of order. */
  readonly order: 'date' | 'version';
  readonly lines: readonly PublisherLine[];
  readonly evidence: PublisherEvidence;
}

/** The source of a row. `verified` means that independent sources agree; doubts become warnings. */
export interface PublisherEvidence {
  readonly source: string;
  /** ISO date on which the source was read; absent for a publisher of one's own. */
  readonly checked?: string;
  readonly verified: boolean;
  readonly doubts?: string;
  /** Partitions whose owner ids come from a single source. */
  readonly unverifiedPartitions?: readonly Partition[];
}
