import type { Transport } from '@ami-select/transport';
import type { HeldMachine } from './held-machine.ts';

/** The transport of a machine that does nothing there that the machine is not held for. */
export function heldTransport(held: HeldMachine): Transport {
  const { transport } = held.machine;
  return {
    label: transport.label,
    exec: (script, options = {}) =>
      held.use((use) => transport.exec(script, { ...options, ...use }), {
        signal: options.signal,
        saysFenced: ({ stderr }) => stderr,
      }),
    putTree: (entries, directory, options = {}) =>
      held.use((use) => transport.putTree(entries, directory, { ...options, ...use }), options),
    getTree: (patterns, options) =>
      held.use((use) => transport.getTree(patterns, { ...options, ...use }), options),
    close: () => transport.close(),
  };
}
