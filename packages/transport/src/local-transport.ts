import type { Transport } from './contract/transport.ts';
import { createTransport } from './create-transport.ts';
import { localSource } from './local/local-source.ts';

export interface LocalTransportOptions {
  readonly label: string;
  /** The home and working folder of every command. */
  readonly root: string;
}

/** A transport to this machine, through the same wrapper and streams as SSH: for tests and to try a build. */
export function createLocalTransport({ label, root }: LocalTransportOptions): Transport {
  return createTransport(localSource(label, root));
}
