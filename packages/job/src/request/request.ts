import type { Build, Problem as BuildProblem, RunBuildOptions } from '@ami-select/builder';
import type { CompleteFleetSettings } from '@ami-select/config';
import type { Caps, FleetIdentity } from '@ami-select/provisioner';
import type { ImageQuery, PublisherTable } from '@ami-select/selector';
import type { LocateField, PlaceOf } from './locate-problems.ts';

/** Which machines are wanted, checked as far as that goes without a call. */
export interface SpawnRequest {
  readonly query: ImageQuery;
  /** The publishers that the query may name; the known ones when absent. */
  readonly publishers?: PublisherTable | undefined;
  readonly fleet: CompleteFleetSettings;
  /** Undefined where the endpoint of the job determines it. */
  readonly region: string | undefined;
  /** Identity of the fleet; two fleets that exist at once need different ones. */
  readonly identity: FleetIdentity;
  /** Caps of every place that may set some, which a config may not; the provisioner's defaults hold for the others. */
  readonly caps?: readonly Caps[] | undefined;
  /** Where a field of the fleet was given, for later problems with it; its bare name when absent. */
  readonly locate?: LocateField | undefined;
}

/** The build on the machines, checked in the same way. */
export interface BuildRequest {
  readonly build: Build;
  /** Absolute. */
  readonly outputDirectory: string;
  /** The phase to start from; all of the build when absent. */
  readonly from?: RunBuildOptions['from'];
  /** Names of the hosts to build on; all when absent. */
  readonly hosts?: readonly string[] | undefined;
  /** Values of the secrets that steps name. */
  readonly secrets?: Readonly<Record<string, string>> | undefined;
  /** Where a field of the build was given, for later problems with it. */
  readonly placeOf?: PlaceOf<BuildProblem> | undefined;
}

/** The whole job. */
export interface JobRequest extends SpawnRequest, BuildRequest {
  /** Keep the machines of a job that went well, with a new lease. */
  readonly keep: boolean;
  /** That lease; the fleet's ttl when absent. */
  readonly keepMinutes?: number | undefined;
}
