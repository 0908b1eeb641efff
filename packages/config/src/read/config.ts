import type { FleetSettings } from '../schema/fleet-fields.ts';
import type { PublisherSettings } from '../schema/publisher-fields.ts';
import type { Place } from './source.ts';

/** `ami-select.yml` as loaded. The values of images and of the build are judged by the packages that use them. */
export interface Config {
  /** Path of the file; undefined when there is none. */
  readonly path?: string;
  /** Relative paths in the file start here. */
  readonly baseDirectory: string;
  /** Query fields, or a one-line shorthand, by name. */
  readonly images: Readonly<Record<string, ImageFields>>;
  readonly fleets: Readonly<Record<string, FleetSettings>>;
  /** Publishers of one's own, by the word that queries name them by. */
  readonly publishers?: Readonly<Record<string, PublisherSettings>>;
  /** The fields of `build`, by their names in the file. */
  readonly build?: Readonly<Record<string, unknown>>;
  /** Whether a file was found that could not be read as a whole: nothing is known of its names. */
  readonly isUnread?: boolean;
  /** Names of the images some fields of which are refused. */
  readonly refusedImages?: readonly string[];
  /** By name of a fleet, its fields that are refused. */
  readonly refusedInFleets?: Readonly<Record<string, readonly string[]>>;
  /** Paths of what is refused in the build, such as `build.steps[0].run`. */
  readonly refusedInBuild?: readonly string[];
  /** File and line of a path such as `images.base.version`. */
  readonly locate?: ((path: string) => Place) | undefined;
}

export type ImageFields = string | Readonly<Record<string, unknown>>;
