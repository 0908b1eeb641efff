import type { Image } from '@ami-select/selector';
import { RunInstancesCommand } from '@aws-sdk/client-ec2';
import { awsErrorName, judge, toProvisionerError } from '../aws/classify-error.ts';
import { repeat } from '../aws/patience.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import { ProvisionerError, type ProvisionerErrorCode } from '../fleet/errors.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import { buildLaunch } from '../plan/launch-input.ts';
import { findIncompatibleTypes } from './compatibility.ts';

/** Limits that a caller sets on itself. */
export interface Caps {
  readonly count?: number;
  readonly ttlMinutes?: number;
}

export interface PreflightOptions {
  readonly caps?: Caps;
  /** The selected image: boot mode, ENA and more are compared too, not only the architecture. */
  readonly image?: Image;
}

/** One reason not to launch. */
interface Finding {
  readonly code: ProvisionerErrorCode;
  readonly problem: string;
  readonly cause?: ProvisionerError;
}

function checkCaps({ count, ttlMinutes }: FleetIntent, caps: Caps): Finding[] {
  const findings: Finding[] = [];
  if (caps.count !== undefined && count > caps.count) {
    findings.push({
      code: 'CAP_EXCEEDED',
      problem: `count: got ${count}; allowed: at most ${caps.count} (cap)`,
    });
  }
  if (caps.ttlMinutes !== undefined && ttlMinutes > caps.ttlMinutes) {
    findings.push({
      code: 'CAP_EXCEEDED',
      problem: `ttl: got ${ttlMinutes} minutes; allowed: at most ${caps.ttlMinutes} (cap)`,
    });
  }
  return findings;
}

async function checkTypes(
  intent: FleetIntent,
  image: Image | undefined,
  dependencies: ProvisionerDependencies,
): Promise<Finding[]> {
  const problems = await findIncompatibleTypes(intent, image, dependencies);
  return problems.map((problem) => ({ code: 'INVALID_REQUEST', problem }));
}

/** Asks EC2 whether the launch would be allowed. DryRun tests permissions and parameters, not capacity or quota. */
async function checkLaunch(intent: FleetIntent, dependencies: ProvisionerDependencies): Promise<Finding[]> {
  const [cell] = intent.cells;
  if (cell === undefined) return [];
  const counts = { minimum: intent.count, maximum: intent.count };
  const { ClientToken: _token, ...launch } = buildLaunch(intent, cell, counts, intent.securityGroupIds ?? []);
  const command = new RunInstancesCommand({ ...launch, DryRun: true });
  try {
    await repeat(() => dependencies.ec2.send(command), { action: 'ec2:RunInstances' }, dependencies);
    return [];
  } catch (error) {
    // The good answer comes as an error; and a cell that is unusable now is the launch's business.
    if (awsErrorName(error) === 'DryRunOperation' || judge(error) === 'next-cell') return [];
    const cause = toProvisionerError(error, 'ec2:RunInstances');
    return [{ code: cause.code, problem: cause.message, cause }];
  }
}

function refuse(findings: readonly Finding[]): ProvisionerError {
  const worst = findings.find(({ code }) => code === 'PERMISSION_DENIED') ?? findings[0];
  const problems = findings.map(({ problem }) => problem);
  return new ProvisionerError(
    worst?.code ?? 'INVALID_REQUEST',
    `The fleet would not come up as asked:\n- ${problems.join('\n- ')}`,
    {
      problems,
      cause: worst?.cause,
      hint: worst?.cause?.hint,
      action: worst?.cause?.action,
      awsError: worst?.cause?.awsError,
    },
  );
}

/**
 * Checks an intent against EC2 and the caller's caps without creating anything: instance types against the image,
 * permission and parameters of the launch. Every problem in one error.
 *
 * @throws ProvisionerError `INVALID_REQUEST`, `CAP_EXCEEDED`, `PERMISSION_DENIED`, `REFUSED`, `UNREACHABLE_ENDPOINT`.
 */
export async function preflight(
  intent: FleetIntent,
  dependencies: ProvisionerDependencies,
  { caps = {}, image }: PreflightOptions = {},
): Promise<void> {
  const checks = await Promise.all([
    checkTypes(intent, image, dependencies),
    checkLaunch(intent, dependencies),
  ]);
  const findings = [...checkCaps(intent, caps), ...checks.flat()];
  if (findings.length > 0) throw refuse(findings);
}
