import type { Architecture } from '../image/architecture.ts';

export const ORDERS = ['date', 'version', 'exactly-one'] as const;
export type Order = (typeof ORDERS)[number];

/**
 * What an image must be like. Plain JSON: every field as a person would write it, in camelCase.
 * The same words in kebab-case are the YAML keys, action inputs and flags. Lists mean "any of".
 */
export interface ImageQuery {
  /** A known publisher, such as `ubuntu`, `amazon-linux`, `windows`. Brings owner and name patterns. */
  readonly publisher?: string;
  /** Version or code name, as the publisher counts. */
  readonly version?: string;
  /** The publisher's variant, such as `minimal` or `nvidia`. */
  readonly variant?: string;
  /** Account ids, `self`, `amazon`, `aws-marketplace`, `aws-backup-vault`. */
  readonly owners?: readonly string[];
  /** Says in so many words that images of strangers may win. */
  readonly allowAnyOwner?: boolean;
  /** Name globs (`*`, `?`). */
  readonly name?: readonly string[];
  /** Name globs that must not match. */
  readonly exclude?: readonly string[];
  /** JavaScript regular expression that some part of the name must match. */
  readonly nameRegex?: string;
  readonly architecture?: Architecture;
  readonly virtualizationType?: string;
  readonly imageType?: string;
  readonly rootDeviceType?: string;
  readonly bootMode?: readonly string[];
  readonly enaSupport?: boolean;
  readonly imdsSupport?: string;
  readonly tpmSupport?: string;
  readonly platform?: string;
  readonly hypervisor?: string;
  /** Description globs. */
  readonly description?: readonly string[];
  /** Tag key to value globs. */
  readonly tags?: Readonly<Record<string, readonly string[]>>;
  readonly tagKeys?: readonly string[];
  /** ISO date or date-time, inclusive. */
  readonly createdAfter?: string;
  /** ISO date or date-time, exclusive. */
  readonly createdBefore?: string;
  /** Quarantine: `45m`, `12h`, `3d`, `2w`. */
  readonly minimumAge?: string;
  readonly maximumAge?: string;
  readonly state?: readonly string[];
  /** Deprecated images may win, ranked after all others. */
  readonly includeDeprecated?: boolean;
  /** Disabled images are listed, ranked last; they cannot be launched. */
  readonly includeDisabled?: boolean;
  /** `self`, `all` or account ids that may launch it. */
  readonly executableBy?: readonly string[];
  readonly productCode?: readonly string[];
  /** Any DescribeImages filter by its own name. */
  readonly filters?: Readonly<Record<string, readonly string[]>>;
  /** SSM parameter path or ARN that holds an image id, with an optional `:version` or `:label`. */
  readonly ssmParameter?: string;
  readonly imageId?: string;
  readonly order?: Order;
  /** 1 is the best, 2 the next. */
  readonly nth?: number;
  readonly regions?: readonly string[];
  /** No image is an answer, not an error. */
  readonly optional?: boolean;
  /** Queries tried in turn when this one finds nothing. */
  readonly fallback?: readonly ImageQuery[];
}

export type QueryField = keyof ImageQuery;
