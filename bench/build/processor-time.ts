import { readdirSync, readFileSync } from 'node:fs';
import { median } from '../measure.ts';

/** Milliseconds of one tick of /proc, on every Linux. */
const TICK_MS = 10;

/** Processor time by side, which other work on this machine changes less than the time that passes. */
export interface ProcessorTimes<Name extends string> {
  /** The same work, with its processor time noted. */
  watch(sides: Readonly<Record<Name, () => Promise<unknown>>>): Record<Name, () => Promise<void>>;
  /** The median in milliseconds, without the first run. */
  medianOf(name: Name): number;
}

export function watchProcessors<Name extends string>(): ProcessorTimes<Name> {
  const samples = new Map<Name, number[]>();
  return {
    watch: (sides) => {
      const entries = Object.entries(sides) as [Name, () => Promise<unknown>][];
      const watched = entries.map(([name, work]) => {
        const all: number[] = [];
        samples.set(name, all);
        const run = async (): Promise<void> => {
          const before = processorMs();
          await work();
          all.push(processorMs() - before);
        };
        return [name, run] as const;
      });
      return Object.fromEntries(watched) as Record<Name, () => Promise<void>>;
    },
    medianOf: (name) => median((samples.get(name) ?? []).slice(1)),
  };
}

interface Times {
  readonly parent: string;
  readonly ms: number;
}

/** Of this process and of all that it started, directly or not, whether it still runs or was waited for. */
export function processorMs(): number {
  const all = new Map<string, Times>();
  for (const id of readdirSync('/proc')) {
    const times = /^\d+$/.test(id) ? timesOf(id) : undefined;
    if (times) all.set(id, times);
  }
  const own = String(process.pid);
  const isOurs = (id: string): boolean => {
    for (let at: string | undefined = id; at !== undefined; at = all.get(at)?.parent)
      if (at === own) return true;
    return false;
  };
  return [...all].filter(([id]) => isOurs(id)).reduce((sum, [, { ms }]) => sum + ms, 0);
}

function timesOf(id: string): Times | undefined {
  try {
    const text = readFileSync(`/proc/${id}/stat`, 'utf8');
    // The name in parentheses may contain anything.
    const [, parent = '', ...rest] = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const ticks = rest.slice(9, 13).map(Number);
    return { parent, ms: ticks.reduce((sum, one) => sum + one, 0) * TICK_MS };
  } catch {
    return undefined; // it has ended meanwhile
  }
}
