import { globSync, readFileSync } from 'node:fs';
import { startLocalEc2 } from '@ami-select/local-ec2';
import { beforeAll, describe, expect, it } from 'vitest';
import { fillIamPage } from './iam-page.ts';
import { policyFor, type Statement } from './policy.ts';
import { type RecordedCalls, recordCalls } from './recorded-calls.ts';

const SCOPE = {
  region: 'eu-west-1',
  accountId: '111122223333',
  repository: 'octo/project',
  instanceTypes: ['t3.*'],
};

const page = readFileSync(new URL('../../docs/iam.md', import.meta.url), 'utf8');

/** A fleet with limited egress launches only where the sandbox can limit it. */
const probe = await startLocalEc2({ images: 1 });
const sandbox = await probe.sandboxPicked();
await probe.close();
const canLimit = sandbox.includes('with outbound network');

describe.skipIf(!canLimit)(`docs/iam.md${canLimit ? '' : ` (skipped: ${sandbox})`}`, () => {
  let calls: RecordedCalls;
  beforeAll(async () => {
    calls = await recordCalls();
  }, 240_000);

  it('has the policies that the calls of the bundles need (npx --yes pnpm@12 iam)', () => {
    expect(fillIamPage(page, calls)).toBe(page);
  });

  it('bounds every statement that changes something by the repository, or says why it cannot', () => {
    const statements = [calls.spawn, calls.terminate].flatMap((some) => policyFor(some, SCOPE).Statement);
    const unbound = statements.filter(
      ({ Sid, Condition }) =>
        Sid !== 'Describe' &&
        Sid !== 'ReadPublicParameters' &&
        Sid !== 'ReadQuotas' &&
        !JSON.stringify(Condition ?? {}).includes('octo/project'),
    );

    // Resources that are there before the fleet: they have no signature.
    expect(unbound.map(({ Sid }) => Sid)).toEqual([
      'LaunchFromAndInto',
      'CreateGroupInVpc',
      'MoveIntoDefaultGroup',
    ]);
  });

  it('has a signature on every kind of resource that a launch creates', () => {
    const launches = calls.spawn.filter(({ action }) => action === 'ec2:RunInstances');
    const tagged = new Set(launches.flatMap(({ input }) => kindsTagged(input)));
    const statements = policyFor(calls.spawn, SCOPE).Statement.filter(isSignedLaunch);

    const kinds = statements.flatMap(({ Resource }) => [Resource].flat().map(kindOf));
    expect(kinds.sort()).toEqual([...tagged].sort());
  });

  it('bounds instance types and regions', () => {
    const text = JSON.stringify(policyFor(calls.spawn, SCOPE));

    expect(text).toContain('"ec2:InstanceType":["t3.*"]');
    const arns = text.match(/arn:aws:(ec2|ssm):[^:]*/g) ?? [];
    expect([...new Set(arns.map((arn) => arn.split(':')[3]))]).toEqual(['eu-west-1']);
  });

  it('has every action that the code names in its calls', () => {
    const recorded = Object.values(calls).flatMap((some: RecordedCalls[keyof RecordedCalls]) =>
      some.map(({ action }) => action),
    );
    // Tags come in the creating call; only doctor reads several parameters in one call.
    const known = new Set([...recorded, 'ec2:CreateTags', 'ssm:GetParameters']);

    // What only some runs need is in the page's own words.
    const unknown = namedInCode().filter((action) => !known.has(action) && !page.includes(action));
    expect(unknown).toEqual([]);
  });

  it('lets terminate create nothing', () => {
    const actions = policyFor(calls.terminate, SCOPE).Statement.flatMap(({ Action }) => Action);

    expect(actions.filter((action) => /:(Create|Run|Authorize|Request)/.test(action))).toEqual([]);
  });
});

function namedInCode(): string[] {
  const root = new URL('../../packages/', import.meta.url);
  const files = globSync('{job,provisioner,selector}/src/**/*.ts', { cwd: root }).filter(
    (path) => !path.endsWith('.test.ts') && !path.includes('/testing/'),
  );
  const text = files.map((path) => readFileSync(new URL(path, root), 'utf8')).join('\n');
  return [...new Set([...text.matchAll(/'((?:ec2|ssm):[A-Z]\w+)'/g)].map(([, action = '']) => action))];
}

function kindsTagged(input: object): string[] {
  const { TagSpecifications = [] } = input as { TagSpecifications?: { ResourceType?: string }[] };
  return TagSpecifications.map(({ ResourceType = '' }) => ResourceType);
}

function isSignedLaunch({ Action, Condition }: Statement): boolean {
  return Action === 'ec2:RunInstances' && Condition !== undefined;
}

function kindOf(arn: string): string {
  return arn.split(':').at(-1)?.replace('/*', '') ?? '';
}
