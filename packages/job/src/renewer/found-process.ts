import type { ProcessIdentity } from '@ami-select/provisioner';

/** A process that runs. */
export interface FoundProcess extends ProcessIdentity {
  readonly name: string;
}
