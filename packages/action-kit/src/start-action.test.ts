import { EventEmitter } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { type ActionProcess, startAction } from './start-action.ts';

const createStream = () =>
  Object.assign(new EventEmitter(), {
    writableLength: 0,
    write: (_text: string, written: () => void) => written(),
  });

const createProcess = (): EventEmitter &
  ActionProcess & { env: Record<string, string>; stdout: ReturnType<typeof createStream> } =>
  Object.assign(new EventEmitter(), {
    env: {},
    stdout: createStream(),
    stderr: createStream(),
    getActiveResourcesInfo: () => [],
    exit: vi.fn(),
    versions: { node: '24.1.0' },
  });

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

it('ends the process soon after the action, whatever is open', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const open = createProcess();

  startAction(async () => {}, open);
  await vi.advanceTimersByTimeAsync(1_000);

  expect(open.exit).toHaveBeenCalledWith(0);
});

it('leaves a failure behind while an action has not ended', async () => {
  const endless = createProcess();

  startAction(() => new Promise(() => {}), endless);
  await turn();

  expect(endless.exitCode).toBe(1);
});

it('reports an error that nobody caught as it reports every other, and ends the process after it', async () => {
  const crashed = createProcess();
  startAction(async () => {}, crashed);
  await turn();

  crashed.emit('uncaughtException', new Error('x\n::set-output name=a::b\u009b2J'));

  const written = vi.mocked(process.stdout.write).mock.calls.map(([text]) => String(text));
  expect(written.join('')).toMatch(/^::error::Error: x%0A: :set-output name=a::b\\x9b2J/);
  expect(crashed.exit).toHaveBeenCalledWith(1);
});

it.each(['20.19.0', '22.11.0', '18.0.0'])('does nothing on Node %s but say what it needs', async (node) => {
  const old = Object.assign(createProcess(), { versions: { node } });
  const main = vi.fn();

  startAction(main, old);
  await turn();

  const written = vi.mocked(process.stdout.write).mock.calls.map(([text]) => String(text));
  expect(written.join('')).toContain(`::error::this action needs Node 22.12 or newer`);
  expect(written.join('')).toContain(`this is Node ${node}`);
  expect(main).not.toHaveBeenCalled();
  expect(old.exitCode).toBe(2);
});

it.each(['22.12.0', '24.0.0', '25.1.0'])('begins on Node %s', async (node) => {
  const main = vi.fn(async () => {});

  startAction(main, Object.assign(createProcess(), { versions: { node } }));
  await turn();

  expect(main).toHaveBeenCalledOnce();
});
