import type { Connect } from '../aws/ports.ts';
import type { FleetHandle } from '../fleet/handle.ts';

type Save = (handle: FleetHandle) => Promise<void>;

/** What happens between a machine and the process that dials it, in order. */
export const DIAL_STEPS = ['login', 'ask', 'save', 'reply', 'response', 'login', 'save'] as const;

/**
 * A process that dies at a step, before it or before its response: from then on it reaches and stores nothing. Steps that
 * fail by themselves do not count.
 */
export function dyingDial(
  { connect, save }: { readonly connect: Connect; readonly save: Save },
  { at, before }: { readonly at: number; readonly before: boolean },
): { readonly connect: Connect; readonly save: Save } {
  let steps = 0;
  const step = async <T>(act: () => Promise<T>): Promise<T> => {
    const number = steps;
    steps += 1;
    if (number > at || (number === at && before)) throw new Error('dead');
    const result = await act().catch((error: unknown) => {
      steps = number;
      throw error;
    });
    if (number === at) throw new Error('dead');
    return result;
  };
  return {
    connect: async (target, options) => {
      const transport = await step(() => connect(target, options));
      return {
        ...transport,
        exec: async (script, limits) => {
          await step(async () => {});
          const reply = limits?.reply?.then((line) => step(async () => line));
          const result = await transport.exec(script, { ...limits, reply });
          return step(async () => result);
        },
      };
    },
    save: (handle) => step(() => save(handle)),
  };
}
