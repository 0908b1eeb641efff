import { awsNow } from '../aws/aws-time.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import type { Proof } from '../fleet/proof.ts';
import { costOfRun, type RunCost } from './run-cost.ts';
import { findSpotPrices, type SpotPrices } from './spot-prices.ts';

type Dependencies = Pick<ProvisionerDependencies, 'ec2' | 'clock' | 'logger' | 'signal'>;

/**
 * What the instances of a proof cost, with one call for the history of spot prices when there are spot instances; none
 * in a hurry (an aborted signal). Never rejects: what is unknown is said in the cost.
 */
export async function countCost(
  { machines = [], created }: Pick<Proof, 'machines' | 'created'>,
  region: string,
  dependencies: Dependencies,
): Promise<RunCost> {
  const now = awsNow(dependencies.clock).toISOString();
  const shown = new Set(machines.map(({ instanceId }) => instanceId));
  const unseen = created.flatMap(({ kind, id }) => (kind === 'instance' && !shown.has(id) ? [id] : []));
  return costOfRun({ region, machines, unseen, now }, await spotPricesOf(machines, now, dependencies));
}

async function spotPricesOf(
  machines: NonNullable<Proof['machines']>,
  now: string,
  dependencies: Dependencies,
): Promise<SpotPrices> {
  const spot = machines.filter(({ market }) => market === 'spot');
  const [from] = spot.map(({ launchedAt }) => launchedAt).toSorted();
  if (from === undefined) return { missing: 'nobody asked for them' };
  if (dependencies.signal?.aborted) return { missing: 'the run was cancelled, so nobody asked for them' };
  const instanceTypes = spot.map(({ instanceType }) => instanceType);
  return findSpotPrices({ instanceTypes, from, until: now }, dependencies);
}
