import { randomUUID } from 'node:crypto';
import type { Machine } from '../machine/machine.ts';
import { HeldMachine, type HoldOptions } from './held-machine.ts';
import { heldTransport } from './held-transport.ts';
import { onEveryMachine } from './on-every-machine.ts';

export type { HoldOptions } from './held-machine.ts';

/** The machines of one build, which no other build gets meanwhile. */
export interface HeldMachines {
  /**
   * The machines for the build: once they are held, nothing starts on one that is not held any more, and what runs there is
   * stopped.
   */
  readonly machines: readonly Machine[];
  /**
   * Resolves once every machine is held.
   * @throws BuilderError `MACHINE_FAILED` that names each machine that another build has, and since when
   */
  take(): Promise<void>;
  /**
   * Of one machine, or of all of them.
   * @throws BuilderError `MACHINE_FAILED` that says why one is not held any more, so that another build may have it;
   * the error of its transport once the build was stopped
   */
  assertHeld(machine?: string): void;
  /**
   * Asks every machine, once those are held again whose connection was lost.
   * @throws BuilderError `MACHINE_FAILED` that lists those that were not held all the time, and why
   */
  confirm(): Promise<void>;
  /** Lets go of all of them; never rejects. */
  release(): Promise<void>;
}

const TITLE = 'The machines cannot be held';

const LOST = 'The machines were not held until the end';

/**
 * Holds machines for a build: whoever comes later is refused before it changes anything. Each is held by a process of its
 * own there, which ends with the connection, or 90 seconds after the last sign of life where the network breaks without a
 * word. A connection that is opened again takes it again before anything else uses it, unless another build had it since;
 * and every command looks there first whether it still is this build's.
 */
export function holdMachines(machines: readonly Machine[], options: HoldOptions): HeldMachines {
  const token = randomUUID();
  const all = machines.map((machine) => new HeldMachine(machine, { ...options, token }));
  return {
    machines: all.map((one) => ({ ...one.machine, transport: heldTransport(one) })),
    take: async () => {
      await onEveryMachine(TITLE, all, (one) => one.take());
    },
    assertHeld: (machine) => {
      for (const one of all) if ((machine ?? one.name) === one.name) one.assertHeld();
    },
    confirm: async () => {
      await onEveryMachine(LOST, all, (one) => one.confirm());
    },
    release: async () => void (await Promise.all(all.map((one) => one.release()))),
  };
}
