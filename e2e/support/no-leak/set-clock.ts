import { syncBuiltinESMExports } from 'node:module';
import process from 'node:process';
import timers from 'node:timers/promises';
import { hurriedNow, SPEED } from './hurried-clock.ts';

/** Preload (`node --import`): `Date` and the waits of a process, by the clock of `E2E_HURRIED_SINCE`. */
const now = hurriedNow(Number(process.env.E2E_HURRIED_SINCE));
Date.now = now;
globalThis.Date = new Proxy(Date, {
  construct: (target, args, newTarget) =>
    Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
});

const { setTimeout: sleep } = timers;
timers.setTimeout = (ms = 0, ...others) => sleep(ms / SPEED, ...others);
syncBuiltinESMExports();
