import type { Architecture } from '../image/architecture.ts';

export const ORDERS = ['date', 'version', 'exactly-one'] as const;
export type Order = (typeof ORDERS)[number];

/**
 * The conditions on an image. Plain JSON: every field as a person would write it, in camelCase.
 * The same words in kebab-case are the YAML keys, action inputs and flags. Lists mean "any of".
 */
export interface ImageQuery {
  /** A known publisher, such as `ubuntu`, `amazon-linux`, `windows`. Brings owner and name patterns. */
  readonly publisher?: string | undefined;
  /** Version or code name, in the publisher's form. */
  readonly version?: string | undefined;
  /** The publisher's variant, such as `minimal` or `nvidia`. */
  readonly variant?: string | undefined;
  /** Account ids, `self`, `amazon`, `aws-marketplace`, `aws-backup-vault`. */
  readonly owners?: readonly string[] | undefined;
  /** Explicit permission for images of any account. */
  readonly allowAnyOwner?: boolean | undefined;
  /** Name globs (`*`, `?`). */
  readonly name?: readonly string[] | undefined;
  /** Name globs that must not match. */
  readonly exclude?: readonly string[] | undefined;
  /** JavaScript regular expression that some part of the name must match. */
  readonly nameRegex?: string | undefined;
  readonly architecture?: Architecture | undefined;
  readonly virtualizationType?: string | undefined;
  readonly imageType?: string | undefined;
  readonly rootDeviceType?: string | undefined;
  readonly bootMode?: readonly string[] | undefined;
  readonly enaSupport?: boolean | undefined;
  readonly imdsSupport?: string | undefined;
  readonly tpmSupport?: string | undefined;
  readonly platform?: string | undefined;
  readonly hypervisor?: string | undefined;
  /** Description globs. */
  readonly description?: readonly string[] | undefined;
  /** Tag key to value globs. */
  readonly tags?: Readonly<Record<string, readonly string[]>> | undefined;
  readonly tagKeys?: readonly string[] | undefined;
  /** ISO date or date-time, inclusive. */
  readonly createdAfter?: string | undefined;
  /** ISO date or date-time, exclusive. */
  readonly createdBefore?: string | undefined;
  /** Quarantine: `45m`, `12h`, `3d`, `2w`. */
  readonly minimumAge?: string | undefined;
  readonly maximumAge?: string | undefined;
  readonly state?: readonly string[] | undefined;
  /** Deprecated images may win, ranked after all others. */
  readonly includeDeprecated?: boolean | undefined;
  /** Disabled images are listed, ranked last; they cannot be launched. */
  readonly includeDisabled?: boolean | undefined;
  /** `self`, `all` or account ids that may launch it. */
  readonly executableBy?: readonly string[] | undefined;
  readonly productCode?: readonly string[] | undefined;
  /** Any DescribeImages filter by its own name. */
  readonly filters?: Readonly<Record<string, readonly string[]>> | undefined;
  /** SSM parameter path or ARN that holds an image id, with an optional `:version` or `:label`. */
  readonly ssmParameter?: string | undefined;
  readonly imageId?: string | undefined;
  readonly order?: Order | undefined;
  /** 1 is the best, 2 the next. */
  readonly nth?: number | undefined;
  readonly regions?: readonly string[] | undefined;
  /** Makes "no image" a result instead of an error. */
  readonly optional?: boolean | undefined;
  /** Queries tried in turn when this one finds nothing. */
  readonly fallback?: readonly ImageQuery[] | undefined;
}

export type QueryField = keyof ImageQuery;
