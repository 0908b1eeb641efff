import { createVirtualClock } from '@ami-select/core/testing';
import type { Connect } from '../aws/ports.ts';
import type { FleetHandle } from '../fleet/handle.ts';
import type { Host } from '../fleet/host.ts';
import { dialUntilReady } from '../ready/dial.ts';
import { createLedger, resumeLedger } from '../record/ledger.ts';
import { fleetIntent } from './fixtures.ts';

export type Save = (handle: FleetHandle) => Promise<void>;

/** One process that dials. */
export interface Dialler {
  dial(): Promise<Host>;
  /** The handles that it stored. */
  readonly saved: readonly FleetHandle[];
  /** Lines of its log. */
  readonly lines: readonly string[];
  readonly attempts: readonly string[];
  /** Since its start, in milliseconds. */
  elapsedMs(): number;
}

/** One process that dials the machine, with the handles that it stores. */
export function dialler(
  host: Host,
  connect: Connect,
  { stored, save }: { readonly stored?: FleetHandle; readonly save?: Save } = {},
): Dialler {
  const clock = createVirtualClock();
  const saved: FleetHandle[] = [];
  const lines: string[] = [];
  const attempts: string[] = [];
  const store = async (handle: FleetHandle): Promise<void> => {
    await save?.(handle);
    saved.push(JSON.parse(JSON.stringify(handle)));
  };
  const ledger = stored === undefined ? createLedger(fleetIntent(clock), store) : resumeLedger(stored, store);
  const log = (line: string): void => void lines.push(line);
  const startedAt = clock.now().getTime();
  const timeUp = new AbortController();
  const dial = () =>
    dialUntilReady(host, {
      connect,
      clock,
      ledger,
      logger: { debug: log, info: log, warn: log },
      signal: timeUp.signal,
      onAttempt: (text) => {
        attempts.push(text);
        if (attempts.length > 500) timeUp.abort();
      },
    });
  return { dial, saved, lines, attempts, elapsedMs: () => clock.now().getTime() - startedAt };
}
