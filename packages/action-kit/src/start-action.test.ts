import { EventEmitter } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type ActionProcess, startAction } from './start-action.ts';

const createProcess = (): EventEmitter &
  ActionProcess & { env: Record<string, string>; stdout: EventEmitter } =>
  Object.assign(new EventEmitter(), { env: {}, stdout: new EventEmitter(), exit: vi.fn() });

beforeEach(() => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
});
afterEach(() => {
  vi.restoreAllMocks();
});

it('sets the exit status of an action that ended well, or failed', async () => {
  const [good, bad] = [createProcess(), createProcess()];

  startAction(async () => {}, good);
  startAction(async () => Promise.reject(new Error('broken')), bad);
  await turn();

  expect([good.exitCode, bad.exitCode]).toEqual([0, 1]);
});

it('leaves a failure behind while an action has not ended', async () => {
  const endless = createProcess();

  startAction(() => new Promise(() => {}), endless);
  await turn();

  expect(endless.exitCode).toBe(1);
});

it('reports an error that nobody caught as it reports every other, and ends the process', () => {
  const crashed = createProcess();
  startAction(() => new Promise(() => {}), crashed);

  crashed.emit('uncaughtException', new Error('x\n::set-output name=a::b\u009b2J'));

  const written = vi.mocked(process.stdout.write).mock.calls.map(([text]) => String(text));
  expect(written.join('')).toMatch(/^::error::Error: x%0A: :set-output name=a::b\\x9b2J/);
  expect(crashed.exit).toHaveBeenCalledWith(1);
});
