/** A cap, by its name in flags and inputs. */
export type CapName =
  | 'max-count'
  | 'max-ttl'
  | 'max-price'
  | 'max-living'
  | 'max-living-account'
  | 'allowed-instance-types';

/** Caps of one place, such as the environment. A fleet keeps to those of every place, so that the strictest holds. */
export interface Caps {
  /** Most instances of a fleet. */
  readonly maxCount?: number | undefined;
  /** Longest lease, at the launch and at each renewal, in minutes. */
  readonly maxTtlMinutes?: number | undefined;
  /** Most US dollars that all instances of a fleet may cost until their lease ends, at on-demand list prices. */
  readonly maxPrice?: number | undefined;
  /** Most instances of all fleets of a repository in all regions, with those to launch; of the account without a repository. */
  readonly maxLiving?: number | undefined;
  /** Most instances of all fleets of the account in all regions, with those to launch. */
  readonly maxLivingAccount?: number | undefined;
  /** Globs such as `t3.*`, as EC2 filters have them. */
  readonly allowedInstanceTypes?: readonly string[] | undefined;
  /** How a cap is called in this place, such as `AMI_SELECT_MAX_COUNT`; its own name when absent. */
  readonly nameOf?: ((cap: CapName) => string) | undefined;
}

/** Caps that no place names. */
export const DEFAULT_CAPS: { readonly maxCount: number; readonly maxTtlMinutes: number } = {
  maxCount: 20,
  maxTtlMinutes: 360,
};
