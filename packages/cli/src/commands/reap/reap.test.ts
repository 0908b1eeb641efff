import type { ReapRequest } from '@ami-select/job';
import type { ReapedResource, ReapReport } from '@ami-select/provisioner';
import { describe, expect, it } from 'vitest';
import { createTestContext } from '../../testing/test-context.ts';
import { runReap } from './reap.ts';

const MACHINE: ReapedResource = {
  region: 'eu-west-1',
  kind: 'instance',
  id: 'i-1',
  state: 'running',
  fleetId: 'fleet-0123456789abcdef',
  action: 'sweep',
  reason: 'lease-over',
  time: '2026-03-04T05:06:07.000Z',
  outcome: 'planned',
  command: 'aws ec2 terminate-instances --instance-ids i-1 --region eu-west-1',
};

interface Change {
  readonly options?: Readonly<Record<string, unknown>>;
  readonly report?: Partial<ReapReport>;
  readonly json?: boolean;
  readonly variables?: Readonly<Record<string, string>>;
}

async function reap({
  options = {},
  report = {},
  json = false,
  variables = { AWS_REGION: 'eu-west-1' },
}: Change) {
  const { context, stdout } = createTestContext({ variables, json });
  const requests: ReapRequest[] = [];
  const result = runReap({ operands: [], options, context }, async (request) => {
    requests.push(request);
    return { dryRun: request.dryRun, regions: ['eu-west-1'], resources: [MACHINE], unknown: [], ...report };
  });
  const outcome = await result.catch((error: { code: string; message: string }) => error);
  context.results.flush();
  return { outcome, requests, stdout: stdout() };
}

describe('ami-select reap', () => {
  it('only looks unless it is told otherwise, in every region', async () => {
    const { outcome, requests, stdout } = await reap({});

    expect(outcome).toBe(0);
    expect(requests).toEqual([
      {
        regions: undefined,
        homeRegion: 'eu-west-1',
        endpoint: undefined,
        repository: undefined,
        permanent: false,
        dryRun: true,
      },
    ]);
    expect(stdout).toBe(
      [
        'outcome  region     kind      id   fleet                   why',
        'planned  eu-west-1  instance  i-1  fleet-0123456789abcdef  lease over since 2026-03-04T05:06:07.000Z',
        '1 to remove or mark, 0 untouched in eu-west-1 (dry run).',
        'Remove it with: ami-select reap --no-dry-run',
        '',
      ].join('\n'),
    );
  });

  it('removes with --no-dry-run, where the flags say', async () => {
    const options = {
      dryRun: false,
      region: ['us-east-1,eu-west-1'],
      repository: 'octo/demo',
      permanent: true,
    };

    const { requests } = await reap({ options, report: { resources: [] } });

    expect(requests).toMatchObject([
      { regions: ['eu-west-1', 'us-east-1'], repository: 'octo/demo', permanent: true, dryRun: false },
    ]);
  });

  it('fails with what remains, the reason and the command', async () => {
    const remaining: ReapedResource = { ...MACHINE, outcome: 'remaining', refusal: 'it is protected' };

    const { outcome, stdout } = await reap({
      options: { dryRun: false },
      report: { resources: [remaining] },
    });

    expect(outcome).toMatchObject({ code: 'REMAINING', exitClass: 'remaining' });
    expect(outcome).toHaveProperty(
      'message',
      `1 remaining:\n  - instance i-1 in eu-west-1: it is protected; remove it with: ${MACHINE.command}`,
    );
    expect(stdout).toContain('it is protected');
  });

  it('fails with what it could not look at', async () => {
    const unknown = [
      { region: 'eu-west-1', kind: 'volume', reason: 'Not allowed to call ec2:DescribeVolumes' },
    ];

    const { outcome, stdout } = await reap({ report: { resources: [], unknown } });

    expect(outcome).toMatchObject({ code: 'REMAINING_UNKNOWN', exitClass: 'remaining-unknown' });
    expect(stdout).toContain('unknown  eu-west-1  volume: Not allowed to call ec2:DescribeVolumes');
  });

  it('gives a program the whole report', async () => {
    const { stdout } = await reap({ json: true });

    expect(JSON.parse(stdout)).toEqual({
      reap: { dryRun: true, regions: ['eu-west-1'], resources: [MACHINE], unknown: [] },
    });
  });

  it('names every problem before any call', async () => {
    const { outcome, requests } = await reap({ options: { region: ['Frankfurt'], repository: 'demo' } });

    expect(outcome).toHaveProperty('problems', [
      {
        field: '--region',
        message:
          '"Frankfurt" is not valid because it is no name of a region; expected one such as eu-central-1',
      },
      {
        field: '--repository',
        message: '"demo" is not valid because it is no name of a repository; expected owner/name',
      },
    ]);
    expect(requests).toEqual([]);
  });
});
