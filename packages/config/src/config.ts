/** `ami-select.yml` as loaded. Images and the build are checked further by the packages that use them. */
export interface Config {
  /** Where the file lies; undefined when there is none. */
  readonly path?: string;
  /** Relative paths in the file start here. */
  readonly baseDirectory: string;
  /** Query fields, or a one-line shorthand, by name. */
  readonly images: Readonly<Record<string, ImageFields>>;
  readonly fleets: Readonly<Record<string, FleetSettings>>;
  /** The `build` mapping as it stands. */
  readonly build?: Readonly<Record<string, unknown>>;
}

export type ImageFields = string | Readonly<Record<string, unknown>>;

/** How a fleet is launched; every field may also come from a flag. */
export interface FleetSettings {
  /** Name of an image of the file, or a shorthand. */
  readonly image?: string;
  readonly region?: string;
  readonly instanceTypes?: readonly string[];
  readonly count?: number;
  readonly minimum?: number;
  readonly market?: 'on-demand' | 'spot';
  readonly fallback?: 'on-demand';
  /** Life of the fleet in minutes, whatever happens. */
  readonly ttlMinutes?: number;
  readonly subnetIds?: readonly string[];
  readonly securityGroupIds?: readonly string[];
  /** CIDR that may reach SSH; the caller's own address when absent. */
  readonly sshFrom?: string;
  /** Login of the image, for images of publishers that are not known. */
  readonly sshUser?: string;
  readonly tags?: Readonly<Record<string, string>>;
  /** Script to run as root at the end of the first boot. */
  readonly userData?: string;
}
