import type { Image } from '@ami-select/selector';
import { describeOffset } from '../aws/aws-time.ts';
import type { ProvisionerDependencies, SpawnDependencies } from '../aws/ports.ts';
import { withTimeouts } from '../aws/timed-client.ts';
import { assertCaps } from '../caps/assert-caps.ts';
import type { Caps } from '../caps/caps.ts';
import { breadthOf, parseCidr } from '../fleet/cidr.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import { checkCredentials } from './check-credentials.ts';
import { checkLiving } from './check-living.ts';
import { checkPermissions } from './check-permissions.ts';
import { checkPools } from './check-pools.ts';
import { checkQuotas } from './check-quotas.ts';
import { checkRootSize } from './check-root-size.ts';
import { checkRoute } from './check-route.ts';
import { checkSubnets } from './check-subnets.ts';
import { findIncompatibleTypes } from './compatibility.ts';
import { type Finding, refuse } from './finding.ts';
import { describeGroups, findOpenGroups } from './open-groups.ts';
import { warnOfUnprovenLease } from './unproven-lease.ts';

export interface PreflightOptions {
  /** The caps of every place; `DEFAULT_CAPS` hold for what none of them names. */
  readonly caps?: readonly Caps[] | undefined;
  /** The selected image: boot mode, ENA and more are compared too, not only the architecture. */
  readonly image?: Image | undefined;
}

/** What the checks need of a spawn's dependencies. */
export type PreflightDependencies = ProvisionerDependencies &
  Pick<
    SpawnDependencies,
    | 'callerAddress'
    | 'credentialsFacts'
    | 'decodeDenial'
    | 'ec2In'
    | 'machineNetwork'
    | 'missingCommands'
    | 'serviceQuotas'
  >;

/**
 * Checks an intent without creating anything: against the caps first, before any call, then against EC2 (instance types
 * and the image, permission and parameters of every pool's launch, subnets, the caller's groups, the way to the machines, how
 * many live already, the account's quotas, the end of the credentials).
 * Every problem of EC2's in one error.
 *
 * @throws ProvisionerError `INVALID_REQUEST`, `CAP_EXCEEDED`, `CAPACITY`, `PERMISSION_DENIED`, `REFUSED`, `UNREACHABLE_ENDPOINT`.
 */
export async function preflight(
  intent: FleetIntent,
  given: PreflightDependencies,
  { caps, image }: PreflightOptions = {},
): Promise<void> {
  const dependencies = withTimeouts(given);
  const instanceTypes = intent.pools.map(({ instanceType }) => instanceType);
  assertCaps({ ...intent, instanceTypes }, caps);
  warnOfWideSsh(intent, dependencies);
  warnOfUnprovenLease(intent, image, dependencies);
  const checks = await Promise.all([
    checkLiving(intent, caps, dependencies),
    checkTypes(intent, image, dependencies),
    checkPools(intent, dependencies),
    checkPermissions(intent, dependencies),
    checkNetwork(intent, dependencies),
    checkRoute(intent, dependencies),
    checkQuotas(intent, dependencies),
  ]);
  const wrong = describeOffset(dependencies.clock);
  if (wrong !== undefined) dependencies.logger.warn(wrong);
  // By the time that the responses have told.
  const findings = withoutRepeats([...checks.flat(), ...(await checkCredentials(intent, dependencies))]);
  if (findings.length > 0) throw refuse(findings);
}

/** Without the refused launches for a reason that the check of a field has named. */
function withoutRepeats(findings: readonly Finding[]): readonly Finding[] {
  const isNamed = ({ field, value }: NonNullable<Finding['about']>): boolean =>
    findings.some(({ problem }) => problem.field === field && problem.message.includes(value));
  return findings.filter(({ about }) => about === undefined || !isNamed(about));
}

async function checkTypes(
  intent: FleetIntent,
  image: Image | undefined,
  dependencies: ProvisionerDependencies,
): Promise<Finding[]> {
  const misfits = await findIncompatibleTypes(intent, image, dependencies);
  const problems = [...misfits, ...checkRootSize(intent, image)];
  return problems.map((problem) => ({ code: 'INVALID_REQUEST', problem }));
}

/** The caller's groups, described once, and the subnets. */
async function checkNetwork(
  intent: FleetIntent,
  dependencies: ProvisionerDependencies,
): Promise<readonly Finding[]> {
  const groups = await describeGroups(intent.securityGroupIds ?? [], dependencies);
  const open = findOpenGroups(intent, groups, dependencies);
  const findings = open.map((problem): Finding => ({ code: 'UNSAFE_REQUEST', problem }));
  return [...findings, ...(await checkSubnets(intent, groups, dependencies))];
}

function warnOfWideSsh({ sshFrom }: FleetIntent, { logger }: ProvisionerDependencies): void {
  const network = sshFrom === undefined ? undefined : parseCidr(sshFrom);
  if (network === undefined || breadthOf([network]) === 'narrow') return;
  logger.warn(
    `ssh-from: ${sshFrom} lets every address of that network reach SSH; prefer the one you come from.`,
  );
}
