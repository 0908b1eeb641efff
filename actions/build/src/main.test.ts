import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '@ami-select/action-kit';
import { createFakeCore, type FakeCore } from '@ami-select/action-kit/testing';
import { createVirtualClock } from '@ami-select/core/testing';
import { createIntent, writeHandle } from '@ami-select/provisioner';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run } from './main.ts';

const CONFIG = 'build: { environments: { app: { requirements: [r.txt] } }, steps: [{ run: make }] }\n';
const PINNED = `six==1.16.0 --hash=sha256:${'0'.repeat(64)}\n`;
const OLD = JSON.stringify({ version: 2, state: 'passed', phase: 'collect', machines: [] });

describe('a build that fails before it reaches a machine', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'build-main-'));
    mkdirSync(join(directory, 'out'));
    writeFileSync(join(directory, 'out/build-record.json'), OLD);
    writeFileSync(join(directory, 'ami-select.yml'), CONFIG);
    writeFileSync(join(directory, 'r.txt'), PINNED);
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  async function start(core: FakeCore): Promise<unknown> {
    const clock = createVirtualClock();
    const ssh = { sshUser: 'ubuntu', rootDeviceName: '/dev/sda1' };
    const image = { id: 'ami-0123456789abcdef0', architecture: 'x86_64', ...ssh } as const;
    const fleet = { identity: { id: 'test' }, region: 'eu-west-1', image, instanceTypes: ['t3.small'] };
    const intent = createIntent({ ...fleet, count: 1, ttlMinutes: 60 }, { clock });
    const { hostKey, privateKey } = intent.ssh;
    const place = { address: '203.0.113.7', port: 22, privateAddress: '10.0.0.1', user: 'ubuntu' };
    const host = { name: 'host-1', instanceId: 'i-0123456789abcdef0', ...place, hostKey, privateKey };
    await writeHandle(join(directory, 'handle.json'), { intent, calls: [], hosts: [host] } as never);
    return run({
      core,
      logger: createLogger(core),
      environment: {},
      signal: new AbortController().signal,
      describeRemaining: () => {},
      clock,
      connect: async () => {
        throw new Error('out of reach');
      },
    }).catch((error: unknown) => error);
  }

  function coreOf(inputs: Readonly<Record<string, string>> = {}): FakeCore {
    const paths = { config: 'ami-select.yml', handle: 'handle.json', 'output-directory': 'out' };
    const absolute = Object.entries(paths).map(([name, path]) => [name, join(directory, path)]);
    return createFakeCore({ inputs: { ...Object.fromEntries(absolute), ...inputs } });
  }

  const recordNow = (): { phase: string; failure: { code: string } } =>
    JSON.parse(readFileSync(join(directory, 'out/build-record.json'), 'utf8'));

  it.each<[string, string, Record<string, string>, string]>([
    ['an open lock', 'six>=1\n', {}, 'UNPINNED'],
    ['an unknown step', PINNED, { step: 'lint' }, 'INVALID_INPUT'],
  ])('has outputs, a summary and a record: %s', async (_name, lock, inputs, code) => {
    writeFileSync(join(directory, 'r.txt'), lock);
    const core = coreOf(inputs);

    const error = await start(core);

    expect(error).toMatchObject({ code });
    expect(recordNow()).toMatchObject({ phase: 'request', failure: { code } });
    const recordFile = join(directory, 'out/build-record.json');
    expect(JSON.parse(core.outputs.get('result') ?? '')).toMatchObject({ machineCount: 0, recordFile });
    expect(core.outputs.get('artifacts')).toBe(join(directory, 'out'));
    expect(core.summaries.join('')).toContain(`Failed with ${code.replace('_', '\\_')} in the phase`);
  });

  it('lists each problem in the summary, with file and line', async () => {
    writeFileSync(join(directory, 'r.txt'), 'six>=1\n');
    const core = coreOf();

    await start(core);

    expect(core.summaries.join('')).toContain('r.txt:1');
  });

  it('has them too when no machine can be reached', async () => {
    writeFileSync(join(directory, 'ami-select.yml'), 'build: { steps: [{ run: make }] }\n');
    const core = coreOf();

    const error = await start(core);

    expect(error).toMatchObject({ message: 'out of reach' });
    expect(recordNow()).toMatchObject({ phase: 'start', failure: { message: 'out of reach' } });
    expect(core.outputs.get('result')).toContain('"machineCount":0');
    expect(core.summaries.join('')).toContain('out of reach');
  });
});
