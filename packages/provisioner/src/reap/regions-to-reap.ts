import { request } from '../aws/patience.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import { regionsOfAccount } from '../aws/regions-of-account.ts';
import { withTimeouts } from '../aws/timed-client.ts';
import { isUseless } from '../aws/to-provisioner-error.ts';
import { ProvisionerError, throwIfAborted } from '../fleet/errors.ts';
import { credentialsRefused } from './credentials-refused.ts';
import type { UnreadKind } from './report.ts';

/** As long as the lists of one region are asked for. */
const PATIENCE_MS = 60_000;

/** Where a pass over a whole account looks. */
export interface RegionsToReap {
  readonly regions: readonly string[];
  /** The regions that nobody could name. */
  readonly unknown: readonly UnreadKind[];
}

/**
 * Every region that is enabled for the account, asked in `home` by its client; throttling, a network that blinks and
 * expired credentials are waited out for a minute. Where they cannot be learned only `home`, and the rest is unknown; none
 * where no call works with the credentials.
 *
 * @throws ProvisionerError `ABORTED`
 */
export async function regionsToReap(home: string, given: ProvisionerDependencies): Promise<RegionsToReap> {
  const action = 'ec2:DescribeRegions';
  const untilMs = given.clock.now().getTime() + PATIENCE_MS;
  const dependencies = { ...withTimeouts(given, untilMs), untilMs };
  try {
    const regions = await request(() => regionsOfAccount(dependencies.ec2), { action }, dependencies);
    return { regions, unknown: [] };
  } catch (error) {
    throwIfAborted(given.signal, `calling ${action}`);
    if (!(error instanceof ProvisionerError)) throw error;
    return isUseless(error) ? nowhere(credentialsRefused(error)) : onlyHome(home, error.message);
  }
}

function nowhere(reason: string): RegionsToReap {
  return { regions: [], unknown: [{ region: 'every region', kind: 'resource', reason }] };
}

function onlyHome(home: string, reason: string): RegionsToReap {
  return { regions: [home], unknown: [{ region: `every region but ${home}`, kind: 'resource', reason }] };
}
