import type { Transport } from '@ami-select/transport';

/** One machine that a build goes to. */
export interface Machine {
  readonly name: string;
  readonly transport: Transport;
  /** What the caller knows of it, for the record: names and values as they are. */
  readonly facts?: Readonly<Record<string, string>> | undefined;
}
