import { createLogger } from '@ami-select/action-kit';
import { createFakeCore } from '@ami-select/action-kit/testing';
import { createVirtualClock } from '@ami-select/core/testing';
import { hearTime } from '@ami-select/provisioner/testing';
import { describe, expect, it } from 'vitest';
import { run } from './main.ts';

/** Runs the action where two regions are enabled, and one of them has a group of a fleet that ended long ago. */
async function start(inputs: Record<string, string>, refused: readonly string[] = []) {
  const core = createFakeCore({ inputs });
  const sent: string[] = [];
  let hasGroup = true;
  const clock = createVirtualClock();
  hearTime({ date: clock.now().toUTCString() }, clock);
  const respond = (region: string, operation: string): object => {
    sent.push(`${region} ${operation}`);
    if (refused.includes(operation))
      throw Object.assign(new Error('no'), { name: 'UnauthorizedOperation', $metadata: {} });
    if (operation === 'DescribeRegions')
      return { Regions: [{ RegionName: 'eu-west-1' }, { RegionName: 'us-east-1' }] };
    if (operation === 'DeleteSecurityGroup') hasGroup = false;
    if (operation !== 'DescribeSecurityGroups' || region !== 'us-east-1' || !hasGroup) return {};
    const tags = { fleet: 'fleet-0123456789abcdef', version: '1', 'expires-at': '2020-01-01T00:00:00.000Z' };
    const Tags = Object.entries(tags).map(([key, Value]) => ({ Key: `ami-select:${key}`, Value }));
    return { SecurityGroups: [{ GroupId: 'sg-1', Tags }] };
  };
  const outcome = await run({
    core,
    logger: createLogger(core),
    environment: { AWS_REGION: 'eu-west-1' },
    signal: new AbortController().signal,
    describeRemaining: () => {},
    clock,
    launchClient: (region) =>
      ({
        send: async (command: object) => respond(region, command.constructor.name.replace('Command', '')),
      }) as never,
  }).catch((error: unknown) => error);
  return { core, sent, outcome };
}

describe('reap', () => {
  it('removes in every enabled region, and says what and why', async () => {
    const { core, sent, outcome } = await start({});

    expect(outcome).toBeUndefined();
    expect(sent.filter((call) => !call.includes(' Describe'))).toEqual(['us-east-1 DeleteSecurityGroup']);
    expect(Object.fromEntries(core.outputs)).toMatchObject({ clean: 'true' });
    expect(core.summaries.join('')).toMatch(
      /\| deleted \| us-east-1 \| security-group \| sg-1 \|.*lease over since 2020/,
    );
  });

  it('touches nothing in a dry run', async () => {
    const { core, sent } = await start({ 'dry-run': 'true', region: 'us-east-1' });

    expect(sent.every((call) => call.startsWith('us-east-1 Describe'))).toBe(true);
    expect(Object.fromEntries(core.outputs)).toMatchObject({ clean: 'false' });
  });

  it('publishes what it did before it fails for what it may not do', async () => {
    const { core, outcome } = await start({}, ['DeleteSecurityGroup', 'DescribeVolumes']);

    expect(outcome).toMatchObject({ code: 'REMAINING' });
    expect(JSON.parse(core.outputs.get('report') ?? '')).toMatchObject({
      resources: [
        { id: 'sg-1', outcome: 'remaining', refusal: expect.stringContaining('ec2:DeleteSecurityGroup') },
      ],
      unknown: [
        { region: 'eu-west-1', kind: 'volume' },
        { region: 'us-east-1', kind: 'volume' },
      ],
    });
  });

  it('refuses inputs that nobody knows', async () => {
    const { outcome, sent } = await start({ regions: 'eu-west-1' });

    expect(outcome).toMatchObject({ code: 'INVALID_INPUT' });
    expect(sent).toEqual([]);
  });
});
