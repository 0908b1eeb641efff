import { dryRunGroup } from '../access/dry-run-group.ts';
import { awsErrorName, isDenial } from '../aws/classify-error.ts';
import { explainDenial } from '../aws/explain-denial.ts';
import type { SpawnDependencies } from '../aws/ports.ts';
import { toProvisionerError } from '../aws/to-provisioner-error.ts';
import { throwIfAborted } from '../fleet/errors.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import { probeSchedules } from '../kinds/schedule.ts';
import { type Finding, findingOf } from './finding.ts';

/**
 * Permissions that a launch would miss only once something exists: to create the fleet's own group, and to list the
 * schedules of its lease on the side of AWS. Those on resources with our tags cannot be asked for before there is one,
 * nor can CreateSchedule and PassRole, which have no dry run.
 */
export async function checkPermissions(
  intent: FleetIntent,
  dependencies: SpawnDependencies,
): Promise<readonly Finding[]> {
  const findings = await Promise.all([
    findDenial('ec2:CreateSecurityGroup', () => dryRunGroup(intent, dependencies), dependencies),
    findDenial('scheduler:ListSchedules', () => tryList(intent, dependencies), dependencies),
  ]);
  return findings.flat();
}

/** Any other failure is the business of another check, or of the launch. */
async function findDenial(
  action: string,
  ask: () => Promise<unknown>,
  { decodeDenial, signal }: SpawnDependencies,
): Promise<readonly Finding[]> {
  try {
    await ask();
    return [];
  } catch (error) {
    throwIfAborted(signal, `asking whether ${action} is allowed`);
    if (!isDenial(awsErrorName(error))) return [];
    return [findingOf(await explainDenial(toProvisionerError(error, action), decodeDenial))];
  }
}

async function tryList({ leaseRoleArn }: FleetIntent, dependencies: SpawnDependencies): Promise<void> {
  const { scheduler } = dependencies;
  if (leaseRoleArn === undefined || scheduler === undefined) return;
  const error = await probeSchedules(scheduler, dependencies);
  if (error !== undefined) throw error;
}
