import { RunInstancesCommand } from '@aws-sdk/client-ec2';
import { awsErrorName, classify } from '../aws/classify-error.ts';
import { type DecodeDenial, explainDenial } from '../aws/explain-denial.ts';
import { retry } from '../aws/patience.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import { toProvisionerError } from '../aws/to-provisioner-error.ts';
import { ProvisionerError } from '../fleet/errors.ts';
import type { CapacityPool, FleetIntent } from '../fleet/fleet-intent.ts';
import { describePool } from '../plan/describe-pool.ts';
import { buildLaunch } from '../plan/launch-input.ts';
import { type Finding, findingOf } from './finding.ts';

/**
 * A dry run takes a token of the same bucket as the launch, which holds 5 and gets 2 a second for the whole account (EC2
 * API reference, "Request throttling"): 30 pools would take 13 seconds, and the tokens of other jobs' launches. What it
 * tests, permissions and parameters, hangs on type, place and market each by itself, so that it is more than these only
 * where one of them would have none. CreateFleet's dry run, one call for all, needs a launch template, which is created.
 */
const ENOUGH_DRY_RUNS = 8;
const AT_ONCE = 4;
const MOST_NAMED = 5;

/** Differs between two refusals for one reason. */
const ENCODED = /Encoded authorization failure message: [\w-]+/g;

type Dependencies = ProvisionerDependencies & { readonly decodeDenial?: DecodeDenial | undefined };

interface Refusal {
  readonly pool: CapacityPool;
  readonly finding: Finding;
}

/**
 * Lets EC2 check the launch of every pool without doing it; of many pools, as few as have each type, place and market
 * among them. Pools that are refused alike are one finding. A dry run tests permissions and parameters, not capacity or
 * quota.
 */
export async function checkPools(intent: FleetIntent, dependencies: Dependencies): Promise<Finding[]> {
  const pools = mostTelling(intent.pools);
  const left = intent.pools.length - pools.length;
  if (left > 0)
    dependencies.logger.info(
      `${left} of ${intent.pools.length} capacity pools have no dry run of their own; each of their types, places and markets has one in another pool.`,
    );
  const refusals: Refusal[] = [];
  for (let start = 0; start < pools.length; start += AT_ONCE) {
    const checks = pools.slice(start, start + AT_ONCE).map(async (pool) => {
      const finding = await checkPool(intent, pool, dependencies);
      if (finding !== undefined) refusals.push({ pool, finding });
    });
    await Promise.all(checks);
  }
  return mergeAlike(refusals, pools.length);
}

/** The pool with most types, places and markets that no chosen one has, until none is left; then the first others. */
function mostTelling(pools: readonly CapacityPool[]): readonly CapacityPool[] {
  const unseen = new Set(pools.flatMap(partsOf));
  const chosen: CapacityPool[] = [];
  const others = [...pools];
  while (others.length > 0 && (unseen.size > 0 || chosen.length < ENOUGH_DRY_RUNS)) {
    const news = others.map((pool) => partsOf(pool).filter((part) => unseen.has(part)).length);
    const [best] = others.splice(news.indexOf(Math.max(...news)), 1);
    if (best === undefined) break;
    chosen.push(best);
    for (const part of partsOf(best)) unseen.delete(part);
  }
  return chosen;
}

function partsOf({ instanceType, subnetId, zone, market }: CapacityPool): readonly string[] {
  return [instanceType, market, subnetId ?? zone ?? ''];
}

/** One finding for each text, which names the pools that it is about unless there is one pool only. */
function mergeAlike(refusals: readonly Refusal[], checked: number): Finding[] {
  const alike = Map.groupBy(refusals, ({ finding: { problem } }) =>
    `${problem.field}: ${problem.message}`.replace(ENCODED, ''),
  );
  return [...alike.values()].flatMap((group): Finding[] => {
    const [first] = group;
    if (first === undefined) return [];
    const { finding } = first;
    if (checked === 1 || finding.problem.field !== undefined) return [finding];
    const names = group.slice(0, MOST_NAMED).map(({ pool }) => describePool(pool));
    const more = group.length - names.length;
    const named = more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ');
    const where = group.length === checked ? `all ${checked} capacity pools that were checked` : named;
    const message = `${finding.problem.message} (in ${where})`;
    return [{ ...finding, problem: { ...finding.problem, message } }];
  });
}

async function checkPool(
  intent: FleetIntent,
  pool: CapacityPool,
  dependencies: Dependencies,
): Promise<Finding | undefined> {
  const counts = { minimum: intent.count, maximum: intent.count };
  const { ClientToken: _token, ...launch } = buildLaunch(intent, pool, counts, intent.securityGroupIds ?? []);
  const command = new RunInstancesCommand({ ...launch, DryRun: true });
  try {
    await retry(() => dependencies.ec2.send(command), { action: 'ec2:RunInstances' }, dependencies);
    return undefined;
  } catch (error) {
    // Success comes as an error; and a pool that is unusable now is the launch's business.
    if (awsErrorName(error) === 'DryRunOperation' || classify(error) === 'next-pool') return undefined;
    if (awsErrorName(error) === 'VPCIdNotSpecified')
      return findingOf(noDefaultVpc(error, intent), 'subnet-ids');
    const failure = toProvisionerError(error, 'ec2:RunInstances');
    const finding = findingOf(await explainDenial(failure, dependencies.decodeDenial));
    const about = refusedFor(error, pool);
    return about === undefined ? finding : { ...finding, about };
  }
}

/** What a launch is refused for, where another check looks at that: a type that does not exist or fit, a subnet, a volume. */
function refusedFor(error: unknown, { instanceType, subnetId }: CapacityPool): Finding['about'] {
  const name = awsErrorName(error) ?? '';
  if (name === 'InvalidSubnetID.NotFound' && subnetId !== undefined)
    return { field: 'subnet-ids', value: subnetId };
  if (!(error instanceof Error)) return undefined;
  const { message } = error;
  if (name === 'InvalidBlockDeviceMapping' && message.includes('smaller than snapshot'))
    return { field: 'volume-size', value: '' };
  if (message.startsWith('Iops to volume size ratio')) return { field: 'volume-iops', value: '' };
  if (!OF_TYPE.has(name)) return undefined;
  const isUnknown = message.includes('InstanceType') && message.includes(instanceType);
  const isMisfit = message.includes('architecture') && message.includes('instance type');
  return isUnknown || isMisfit ? { field: 'instance-types', value: instanceType } : undefined;
}

const OF_TYPE: ReadonlySet<string> = new Set([
  'InvalidParameterValue',
  'InvalidParameterCombination',
  'InvalidInstanceType',
]);

/** EC2 error codes: "VPCIdNotSpecified: You have no default VPC in which to carry out the request". */
function noDefaultVpc(cause: unknown, { region }: FleetIntent): ProvisionerError {
  return new ProvisionerError(
    'INVALID_REQUEST',
    `none is not valid because this account has no default VPC in ${region}; expected at least one subnet`,
    { cause, action: 'ec2:RunInstances', awsError: 'VPCIdNotSpecified' },
  );
}
