import { formatProblems, type Problem } from '@ami-select/core';
import type { Image } from '@ami-select/selector';
import { RunInstancesCommand } from '@aws-sdk/client-ec2';
import { awsErrorName, classify } from '../aws/classify-error.ts';
import { retry } from '../aws/patience.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import { toProvisionerError } from '../aws/to-provisioner-error.ts';
import { assertCaps } from '../caps/assert-caps.ts';
import type { Caps } from '../caps/caps.ts';
import { breadthOf, parseCidr } from '../fleet/cidr.ts';
import { ProvisionerError, type ProvisionerErrorCode } from '../fleet/errors.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import { buildLaunch } from '../plan/launch-input.ts';
import { findIncompatibleTypes } from './compatibility.ts';
import { findOpenGroups } from './open-groups.ts';

export interface PreflightOptions {
  /** The caps of every place; `DEFAULT_CAPS` hold for what none of them names. */
  readonly caps?: readonly Caps[] | undefined;
  /** The selected image: boot mode, ENA and more are compared too, not only the architecture. */
  readonly image?: Image | undefined;
}

/** One reason not to launch. */
interface Finding {
  readonly code: ProvisionerErrorCode;
  readonly problem: Problem;
  readonly cause?: ProvisionerError;
}

/**
 * Checks an intent without creating anything: against the caps first, before any call, then against EC2 (instance types
 * and the image, permission and parameters of the launch). Every problem of EC2's in one error.
 *
 * @throws ProvisionerError `INVALID_REQUEST`, `CAP_EXCEEDED`, `PERMISSION_DENIED`, `REFUSED`, `UNREACHABLE_ENDPOINT`.
 */
export async function preflight(
  intent: FleetIntent,
  dependencies: ProvisionerDependencies,
  { caps, image }: PreflightOptions = {},
): Promise<void> {
  const instanceTypes = intent.pools.map(({ instanceType }) => instanceType);
  assertCaps({ ...intent, instanceTypes }, caps);
  warnOfWideSsh(intent, dependencies);
  const checks = await Promise.all([
    checkTypes(intent, image, dependencies),
    checkLaunch(intent, dependencies),
    checkGroups(intent, dependencies),
  ]);
  const findings = checks.flat();
  if (findings.length > 0) throw refuse(findings);
}

async function checkTypes(
  intent: FleetIntent,
  image: Image | undefined,
  dependencies: ProvisionerDependencies,
): Promise<Finding[]> {
  const problems = await findIncompatibleTypes(intent, image, dependencies);
  return problems.map((problem) => ({ code: 'INVALID_REQUEST', problem }));
}

async function checkGroups(intent: FleetIntent, dependencies: ProvisionerDependencies): Promise<Finding[]> {
  const problems = await findOpenGroups(intent, dependencies);
  return problems.map((problem) => ({ code: 'UNSAFE_REQUEST', problem }));
}

/** Lets EC2 check the launch without doing it. DryRun tests permissions and parameters, not capacity or quota. */
async function checkLaunch(intent: FleetIntent, dependencies: ProvisionerDependencies): Promise<Finding[]> {
  const [pool] = intent.pools;
  if (pool === undefined) return [];
  const counts = { minimum: intent.count, maximum: intent.count };
  const { ClientToken: _token, ...launch } = buildLaunch(intent, pool, counts, intent.securityGroupIds ?? []);
  const command = new RunInstancesCommand({ ...launch, DryRun: true });
  try {
    await retry(() => dependencies.ec2.send(command), { action: 'ec2:RunInstances' }, dependencies);
    return [];
  } catch (error) {
    // Success comes as an error; and a pool that is unusable now is the launch's business.
    if (awsErrorName(error) === 'DryRunOperation' || classify(error) === 'next-pool') return [];
    const cause = toProvisionerError(error, 'ec2:RunInstances');
    return [{ code: cause.code, problem: { message: cause.message }, cause }];
  }
}

function warnOfWideSsh({ sshFrom }: FleetIntent, { logger }: ProvisionerDependencies): void {
  const network = sshFrom === undefined ? undefined : parseCidr(sshFrom);
  if (network === undefined || breadthOf([network]) === 'narrow') return;
  logger.warn(
    `ssh-from: ${sshFrom} lets every address of that network reach SSH; prefer the one you come from.`,
  );
}

function refuse(findings: readonly Finding[]): ProvisionerError {
  const worst = findings.find(({ code }) => code === 'PERMISSION_DENIED') ?? findings[0];
  const problems = findings.map(({ problem }) => problem);
  return new ProvisionerError(
    worst?.code ?? 'INVALID_REQUEST',
    formatProblems('The fleet would not launch as requested', problems),
    {
      problems,
      cause: worst?.cause,
      hint: worst?.cause?.hint,
      action: worst?.cause?.action,
      awsError: worst?.cause?.awsError,
    },
  );
}
