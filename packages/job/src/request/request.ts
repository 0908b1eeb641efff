import type { Build } from '@ami-select/builder';
import type { CompleteFleetSettings } from '@ami-select/config';
import type { FleetIdentity } from '@ami-select/provisioner';
import type { ImageQuery } from '@ami-select/selector';

/** Which machines are wanted, checked as far as that goes without a call. */
export interface SpawnRequest {
  readonly query: ImageQuery;
  readonly fleet: CompleteFleetSettings;
  /** Undefined where the endpoint of the job says it. */
  readonly region: string | undefined;
  /** Whose fleet it is; two fleets that live at once need different ones. */
  readonly identity: FleetIdentity;
}

/** What is done on the machines, checked in the same way. */
export interface BuildRequest {
  readonly build: Build;
  /** Absolute. */
  readonly outputDirectory: string;
}

/** The whole job. */
export interface JobRequest extends SpawnRequest, BuildRequest {
  /** Leave the machines to their lease. */
  readonly keep: boolean;
}
