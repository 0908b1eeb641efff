import { runJob } from '@ami-select/job';
import type { CommandContext } from '../../context/context.ts';
import { openAccount, openEmbedded } from './open-place.ts';

/** The dependencies of the command; passed in for tests. */
export interface RunPorts {
  readonly openAccount: typeof openAccount;
  readonly openEmbedded: typeof openEmbedded;
  readonly runJob: typeof runJob;
}

export const PORTS: RunPorts = { openAccount, openEmbedded, runJob };

/** Where and how a request is run. */
export interface RunContext {
  readonly context: CommandContext;
  readonly ports: RunPorts;
  readonly isEmbedded: boolean;
}
