import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { createTestContext } from '../../testing/test-context.ts';
import { startOf } from './process-tree.ts';
import { stopEndpoint } from './stop.ts';

describe('stop of an endpoint that does not respond', () => {
  let child: ChildProcess | undefined;
  afterEach(() => child?.kill('SIGKILL'));

  async function stop(startedOf: (pid: number) => Promise<string | undefined>) {
    child = spawn('sleep', ['60']);
    await once(child, 'spawn');
    const pid = child.pid ?? 0;
    const { context } = createTestContext({ variables: { RUNNER_TEMP: '/nowhere' } });
    const environment = {
      ...context.environment,
      kill: (id: number, signal: NodeJS.Signals | 0) => process.kill(id, signal),
    };
    const record = {
      endpoint: 'http://127.0.0.1:1',
      pid,
      started: await startedOf(pid),
      region: '',
      environment: {},
    };
    return stopEndpoint({ record, status: 'silent' }, { ...context, environment });
  }

  it('ends the process that the record names, where the system shows its start', async () => {
    if (!existsSync('/proc/self/stat')) return;

    const proof = await stop(startOf);

    expect(proof).toEqual({ endpoint: 'http://127.0.0.1:1', remaining: [], processes: 1 });
  });

  it.each([
    ['another with its id', async () => '1'],
    ['one of a record without a start', async () => undefined],
  ])('leaves %s alone', async (_name, startedOf) => {
    await expect(stop(startedOf)).rejects.toThrow('http://127.0.0.1:1 is busy');
    expect(child?.exitCode ?? child?.signalCode).toBe(null);
  });
});
