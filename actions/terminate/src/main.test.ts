import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ActionError, createLogger } from '@ami-select/action-kit';
import { createFakeCore, type FakeCore } from '@ami-select/action-kit/testing';
import { exitStatusOf } from '@ami-select/core';
import { createVirtualClock } from '@ami-select/core/testing';
import { createIntent, handlePath, keyLines, readHandle, writeHandle } from '@ami-select/provisioner';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run } from './main.ts';

const fleetId = 'fleet-0123456789abcdef';

describe('terminate', () => {
  let directory: string;
  const places: string[] = [];
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'terminate-'));
    places.length = 0;
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  /** A machine of the fleet that is terminated already. */
  const traces = {
    Reservations: [
      {
        Instances: [
          {
            InstanceId: 'i-0123456789abcdef0',
            State: { Name: 'terminated' },
            ClientToken: `${fleetId}-${'0'.repeat(32)}`,
            Tags: [{ Key: 'ami-select:fleet', Value: fleetId }],
          },
        ],
      },
    ],
  };

  /** Runs the action where EC2 has nothing of the fleet but what a region says. */
  function start(
    core: FakeCore,
    environment: Record<string, string> = {},
    shown: Readonly<Record<string, object>> = {},
  ): Promise<void> {
    return run({
      core,
      logger: createLogger(core),
      environment: { RUNNER_TEMP: directory, ...environment },
      signal: new AbortController().signal,
      describeRemaining: () => {},
      clock: createVirtualClock(),
      launchClient: (region, endpoint) => {
        places.push(`${region} ${endpoint ?? 'AWS'}`);
        const send = async ({ constructor: { name } }: object): Promise<object> => {
          if (name === 'DescribeRegionsCommand')
            return { Regions: ['eu-west-1', 'us-west-2'].map((RegionName) => ({ RegionName })) };
          return name === 'DescribeInstancesCommand' ? (shown[region] ?? {}) : {};
        };
        return { send } as never;
      },
    });
  }

  it.each(['eu-west-1', 'us-west-2'])(
    'terminates a fleet in %s by its id, whatever region the environment names, without a handle file',
    async (region) => {
      const core = createFakeCore({ inputs: { 'fleet-id': fleetId } });

      await start(core, { AWS_REGION: 'eu-west-1' }, { [region]: traces });

      expect(places.at(-1)).toBe(`${region} AWS`);
      expect(Object.fromEntries(core.outputs)).toMatchObject({ 'fleet-id': fleetId, clean: 'true' });
      expect(core.summaries.join('')).toContain(fleetId);
    },
  );

  it('fails with status 31 on an id that shows nowhere, with the proof as output and summary', async () => {
    const core = createFakeCore({ inputs: { 'fleet-id': fleetId } });

    const failure = await start(core, { AWS_REGION: 'eu-west-1' }).catch((error: unknown) => error);

    expect(exitStatusOf(failure)).toBe(31);
    expect(String(failure)).toContain('nothing of it shows in eu-west-1, us-west-2');
    expect(core.outputs.get('clean')).toBe('false');
    expect(JSON.parse(core.outputs.get('proof') ?? '')).toMatchObject({
      unknown: [{ reason: expect.stringContaining('us-west-2') }],
    });
    expect(core.summaries.join('')).toContain('UNKNOWN: nothing of it shows in');
  });

  it('has the proof in its log, and its status, where outputs cannot be written', async () => {
    const inputs = { 'fleet-id': fleetId };
    const setOutput = (): never => {
      throw new ActionError('UNWRITABLE_FILE', 'GITHUB_OUTPUT: /x cannot be written');
    };
    const [clean, unknown] = [createFakeCore({ inputs }), createFakeCore({ inputs })];
    const variables = { AWS_REGION: 'eu-west-1' };

    await start({ ...clean, setOutput }, variables, { 'eu-west-1': traces });
    const failure = await start({ ...unknown, setOutput }, variables).catch((error: unknown) => error);

    expect(exitStatusOf(failure)).toBe(31);
    for (const { log, summaries } of [clean, unknown]) {
      expect(log).toContain('warning: GITHUB_OUTPUT: /x cannot be written; the log has the outputs');
      expect(log).toContainEqual(expect.stringContaining(`proof: {"fleetId":"${fleetId}"`));
      expect(summaries.join('')).toContain(fleetId);
    }
  });

  it('is not held up by misspelled variables', async () => {
    const core = createFakeCore({ inputs: { 'fleet-id': fleetId } });
    const environment = { AWS_REGION: 'eu-west-1', AMI_SELECT_EGRES: 'none', AMI_SELECT_MX_COUNT: '1' };

    await start(core, environment, { 'eu-west-1': traces });

    expect(Object.fromEntries(core.outputs)).toMatchObject({ clean: 'true' });
  });

  it('takes the handle that spawn stored, and marks it as terminated', async () => {
    const intent = createIntent(
      {
        identity: { id: 'test' },
        region: 'us-west-2',
        image: {
          id: 'ami-0123456789abcdef0',
          architecture: 'x86_64',
          rootDeviceName: '/dev/sda1',
          sshUser: 'ubuntu',
        },
        instanceTypes: ['t3.small'],
        count: 1,
        ttlMinutes: 60,
      },
      { clock: createVirtualClock() },
    );
    const path = handlePath({ RUNNER_TEMP: directory }, intent.fleetId);
    await writeHandle(path, { intent, calls: [] });

    const core = createFakeCore({ inputs: { 'fleet-id': intent.fleetId } });

    await start(core);

    expect(places).toEqual(['us-west-2 AWS']);
    const { terminatedAt } = await readHandle(path);
    expect(terminatedAt).toBeDefined();
    expect(readFileSync(path, 'utf8')).not.toContain('PRIVATE KEY');
    expect(core.secrets).toEqual(new Set(keyLines({ intent })));
    expect(core.secrets.size).toBeGreaterThanOrEqual(8);

    const once = createFakeCore({ inputs: { 'fleet-id': intent.fleetId } });
    await start(once);

    expect(once.log.join('\n')).toContain(`${intent.fleetId} was terminated already, at ${terminatedAt}: `);
  });

  it('refuses an id without a file when no region is known', async () => {
    const core = createFakeCore({ inputs: { 'fleet-id': fleetId } });
    const variables = { AWS_CONFIG_FILE: '/nonexistent', AWS_SHARED_CREDENTIALS_FILE: '/nonexistent' };

    await expect(start(core, variables)).rejects.toMatchObject({ code: 'NO_REGION' });
  });
});
