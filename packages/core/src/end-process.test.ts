import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { endProcess, exitProcess } from './end-process.ts';

/** Delivers what is written once `deliver` is called. */
function createProcess({ pending = 0, resources = [] as readonly string[] } = {}) {
  const waiting: (() => void)[] = [];
  const stream = {
    writableLength: pending,
    write: (_: string, written: () => void) => waiting.push(written),
  };
  const process = {
    exitCode: undefined as number | undefined,
    stdout: stream,
    stderr: stream,
    getActiveResourcesInfo: () => resources,
    emit: vi.fn(),
    exit: vi.fn(),
    execve: vi.fn(),
  };
  const deliver = async (): Promise<void> => {
    for (const written of waiting) written();
    await vi.advanceTimersByTimeAsync(0);
  };
  return { process, deliver };
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

describe('endProcess', () => {
  it('leaves the end to Node at first, and ends the process soon after', async () => {
    const { process, deliver } = createProcess();

    endProcess(process, 14);
    const early = process.exit.mock.calls.length;
    await vi.advanceTimersByTimeAsync(400);
    await deliver();

    expect([early, process.exitCode, process.exit.mock.calls]).toEqual([0, 14, [[14]]]);
  });

  it('waits for a slow reader', async () => {
    const { process, deliver } = createProcess({ pending: 100_000 });

    endProcess(process, 0);
    await vi.advanceTimersByTimeAsync(60_000);
    const before = process.exit.mock.calls.length;
    await deliver();

    expect([before, process.exit.mock.calls]).toEqual([0, [[0]]]);
  });

  it.each(['GetAddrInfoReqWrap', 'FSReqCallback'])('does not wait for the thread of a %s', async (name) => {
    const { process, deliver } = createProcess({ resources: ['Timeout', name] });

    endProcess(process, 3);
    await vi.advanceTimersByTimeAsync(400);
    await deliver();

    expect(process.execve).toHaveBeenCalledWith('/bin/sh', ['/bin/sh', '-c', 'exit 3'], {});
    expect(process.emit).toHaveBeenCalledWith('exit', 3);
  });
});

describe('exitProcess', () => {
  it('ends at once where all is delivered', () => {
    const { process } = createProcess();

    exitProcess(process, 130);

    expect(process.exit.mock.calls).toEqual([[130]]);
  });

  it('ends when all is delivered', async () => {
    const { process, deliver } = createProcess({ pending: 1 });

    exitProcess(process, 130);
    const before = process.exit.mock.calls.length;
    await deliver();

    expect([before, process.exit.mock.calls]).toEqual([0, [[130]]]);
  });

  it('ends after a moment where nobody reads', async () => {
    const { process } = createProcess({ pending: 1 });

    exitProcess(process, 130);
    await vi.advanceTimersByTimeAsync(400);

    expect(process.exit.mock.calls).toEqual([[130]]);
  });
});
