import type { Transport } from '@ami-select/transport';

/** One machine that a build goes to. */
export interface Machine {
  readonly name: string;
  readonly transport: Transport;
}
