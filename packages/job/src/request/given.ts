import type { Variables } from '@ami-select/access';
import type { Build } from '@ami-select/builder';
import type { Source } from '@ami-select/config';
import type { Problem } from '@ami-select/core';
import type { FleetIdentity } from '@ami-select/provisioner';
import type { BuildRequest } from './request.ts';

/** Flags or inputs common to every request. */
export interface Given {
  /** Name of the command or action, for messages. */
  readonly subject: string;
  /** Path of the config, when one is named. */
  readonly config: string | undefined;
  readonly workingDirectory: string;
  readonly variables: Variables;
  /** Problems found in the flags or inputs themselves, reported together with all others. */
  readonly problems: readonly (Problem | string)[];
  /** The name of a flag or input in messages: `--fleet`, `input "fleet"`. */
  nameOf(field: string): string;
}

/** Flags or inputs of the fleet. */
export interface GivenFleet {
  /** Name of a fleet of the config. */
  readonly fleet: string | undefined;
  /** Id of the image, in place of a name or shorthand. */
  readonly imageId: string | undefined;
  /** Fields of the fleet. */
  readonly fleetFields: Source;
  /** Caps that the config may not exceed. */
  readonly capFields: Source;
  readonly identity: FleetIdentity;
  /** Whether image and instance types may be omitted; a small current default stands for them. */
  readonly hasDefaults: boolean;
  readonly where: GivenPlace;
}

/** Where the machines are launched. */
export type GivenPlace =
  /** On an endpoint that is started for the job. */
  | 'embedded'
  /** In the account and region of the environment. */
  | 'account'
  /** Nowhere: the request is only shown. */
  | 'nowhere';

/** Flags or inputs of the build. */
export interface GivenBuild {
  readonly requirements: readonly string[];
  readonly command: string | undefined;
  /** Names of the steps to run; all when absent. */
  readonly steps?: readonly string[] | undefined;
  /** The phase to start from; see `RunBuildOptions`. */
  readonly from?: BuildRequest['from'];
  /** Whether the build is only shown, which needs no values of secrets. */
  readonly isPlan?: boolean | undefined;
  /** Only on the machines that failed in the last run. */
  readonly failed?: boolean | undefined;
  /** Directory of the project; that of the config when absent. */
  readonly directory: string | undefined;
  readonly outputDirectory: string;
  /** The folder of the output directories of all runs that go at the same time; `outputDirectory` when absent. */
  readonly outputRoot?: string | undefined;
  /** Fields of the build. */
  readonly buildFields: Source;
  /** Gets the output directory (absolute) and the build, as far as it can be read, also of a request that is refused. */
  readonly onBuild?: ((outputDirectory: string, build: Build | undefined) => void) | undefined;
}
