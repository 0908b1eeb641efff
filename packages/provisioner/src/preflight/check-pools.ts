import { RunInstancesCommand } from '@aws-sdk/client-ec2';
import { awsErrorName, classify } from '../aws/classify-error.ts';
import { type DecodeDenial, explainDenial } from '../aws/explain-denial.ts';
import { retry } from '../aws/patience.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import { toProvisionerError } from '../aws/to-provisioner-error.ts';
import { ProvisionerError } from '../fleet/errors.ts';
import type { CapacityPool, FleetIntent } from '../fleet/fleet-intent.ts';
import { buildLaunch } from '../plan/launch-input.ts';
import { type Finding, findingOf } from './finding.ts';

/**
 * A dry run takes a token of the same bucket as the launch, which holds 5 and gets 2 a second (EC2 API reference, "Request
 * throttling"); more are not worth their wait.
 */
const MOST_DRY_RUNS = 8;
const AT_ONCE = 4;

/**
 * Lets EC2 check the launch of every pool without doing it; of very many pools, those that have each type, place and
 * market first. A dry run tests permissions and parameters, not capacity or quota.
 */
export async function checkPools(
  intent: FleetIntent,
  dependencies: ProvisionerDependencies & { readonly decodeDenial?: DecodeDenial | undefined },
): Promise<Finding[]> {
  const pools = mostTelling(intent.pools);
  const left = intent.pools.length - pools.length;
  if (left > 0) dependencies.logger.debug(`${left} of ${intent.pools.length} capacity pools had no dry run.`);
  const findings: Finding[] = [];
  for (let start = 0; start < pools.length; start += AT_ONCE) {
    const checks = pools.slice(start, start + AT_ONCE).map((pool) => checkPool(intent, pool, dependencies));
    for (const finding of await Promise.all(checks)) if (finding !== undefined) findings.push(finding);
  }
  return findings;
}

/** Pools with a type, place or market that none before them has come first; the rest as far as there is room. */
function mostTelling(pools: readonly CapacityPool[]): readonly CapacityPool[] {
  const seen = new Set<string>();
  const [telling, others]: [CapacityPool[], CapacityPool[]] = [[], []];
  for (const pool of pools) {
    const { instanceType, subnetId, zone, market } = pool;
    const parts = [instanceType, market, subnetId ?? zone ?? ''];
    (parts.every((part) => seen.has(part)) ? others : telling).push(pool);
    for (const part of parts) seen.add(part);
  }
  return [...telling, ...others].slice(0, MOST_DRY_RUNS);
}

async function checkPool(
  intent: FleetIntent,
  pool: CapacityPool,
  dependencies: Parameters<typeof checkPools>[1],
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
    return findingOf(await explainDenial(failure, dependencies.decodeDenial));
  }
}

/** EC2 error codes: "VPCIdNotSpecified: You have no default VPC in which to carry out the request". */
function noDefaultVpc(cause: unknown, { region }: FleetIntent): ProvisionerError {
  return new ProvisionerError(
    'INVALID_REQUEST',
    `none is not valid because this account has no default VPC in ${region}; expected at least one subnet`,
    { cause, action: 'ec2:RunInstances', awsError: 'VPCIdNotSpecified' },
  );
}
