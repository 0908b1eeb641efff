import { syncBuiltinESMExports } from 'node:module';
import process from 'node:process';
import timers from 'node:timers/promises';
import { type ClockOptions, nowBy } from './clock.ts';

/** Preload (`node --import`): `Date`, `performance` and the waits of a process, by the clock of `E2E_CLOCK`. */
const options = JSON.parse(process.env.E2E_CLOCK ?? '') as ClockOptions;
const now = nowBy(options);
Date.now = now;
globalThis.Date = new Proxy(Date, {
  construct: (target, args, newTarget) =>
    Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
});
// The product's waits count by this one, which nobody can set.
Object.defineProperty(performance, 'now', { value: () => now() - performance.timeOrigin });

const { setTimeout: sleep } = timers;
timers.setTimeout = (ms = 0, ...others) => sleep(ms / options.speed, ...others);
syncBuiltinESMExports();
