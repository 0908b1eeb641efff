import { mkdirSync, readdirSync, readFileSync, rmSync, watch } from 'node:fs';
import type { Machine } from './machine.ts';

/** Request of a power command. */
export type PowerRequest =
  | { readonly kind: 'cancel' }
  | { readonly kind: 'power'; readonly how: 'poweroff' | 'reboot'; readonly delayMs: number };

const NAMES: Readonly<Record<string, 'poweroff' | 'reboot'>> = {
  poweroff: 'poweroff',
  halt: 'poweroff',
  reboot: 'reboot',
};

/**
 * Understands `shutdown`, `poweroff`, `halt` and `reboot` as systemd's do.
 * `shutdown` without a time means one minute; a time of day is today's or tomorrow's.
 *
 * @see https://www.freedesktop.org/software/systemd/man/latest/shutdown.html
 */
export function parsePowerCommand(
  name: string,
  args: readonly string[],
  now: Date,
): PowerRequest | undefined {
  const direct = NAMES[name];
  if (direct !== undefined) {
    return { kind: 'power', how: args.includes('--reboot') ? 'reboot' : direct, delayMs: 0 };
  }
  const flags = args.filter((arg) => arg.startsWith('-'));
  if (has(flags, 'c')) return { kind: 'cancel' };
  if (has(flags, 'k')) return undefined;
  const time = args.find((arg) => !arg.startsWith('-')) ?? '+1';
  const delayMs = parseDelay(time, now);
  if (delayMs === undefined) return undefined;
  return {
    kind: 'power',
    how: has(flags, 'r') || flags.includes('--reboot') ? 'reboot' : 'poweroff',
    delayMs,
  };
}

/** The power button: one pending shutdown at most, the last request wins. */
export interface PowerButton {
  request(request: PowerRequest): void;
}

const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Obeys requests, and those that the machine's power commands leave as files below the run directory. */
export function createPowerButton(machine: Machine): PowerButton {
  let timer: NodeJS.Timeout | undefined;
  const schedule = (how: 'poweroff' | 'reboot', delayMs: number): void => {
    const at = new Date(Date.now() + delayMs).toUTCString();
    machine.print(`The system will ${how === 'reboot' ? 'reboot' : 'power off'} at ${at}!\n`);
    timer = setTimeout(() => pull(machine, how), Math.min(delayMs, LONGEST_TIMER_MS));
  };
  const request = (asked: PowerRequest): void => {
    clearTimeout(timer);
    if (asked.kind === 'cancel') machine.print('System shutdown has been cancelled\n');
    else if (asked.delayMs === 0) pull(machine, asked.how);
    else schedule(asked.how, asked.delayMs);
  };
  watchRequests(machine, request);
  return { request };
}

function has(flags: readonly string[], letter: string): boolean {
  return flags.some((flag) => !flag.startsWith('--') && flag.includes(letter));
}

function parseDelay(time: string, now: Date): number | undefined {
  if (time === 'now') return 0;
  if (/^\+?\d+$/.test(time)) return Number(time) * 60_000;
  const clock = /^(\d{1,2}):(\d{2})$/.exec(time);
  if (clock === null) return undefined;
  const at = new Date(now);
  at.setHours(Number(clock[1]), Number(clock[2]), 0, 0);
  const delay = at.getTime() - now.getTime();
  return delay > 0 ? delay : delay + 24 * 3600_000;
}

function pull(machine: Machine, how: 'poweroff' | 'reboot'): void {
  machine.print(how === 'reboot' ? 'reboot: Restarting system\n' : 'reboot: Power down\n');
  machine.send({ type: 'power', how });
}

function watchRequests(machine: Machine, onRequest: (request: PowerRequest) => void): void {
  const runDirectory = machine.place(machine.settings.runDirectory);
  const directory = `${runDirectory}/power`;
  mkdirSync(runDirectory, { recursive: true, mode: 0o755 });
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const read = (): void => {
    for (const name of readdirSync(directory).filter((entry) => entry.startsWith('request-'))) {
      const file = `${directory}/${name}`;
      const [command = '', ...args] = readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== '');
      rmSync(file);
      const asked = parsePowerCommand(command, args, new Date());
      if (asked !== undefined) onRequest(asked);
    }
  };
  watch(directory, read);
  read();
}
