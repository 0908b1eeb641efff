import { dryRunGroup } from '../access/dry-run-group.ts';
import { isDenial } from '../aws/classify-error.ts';
import { explainDenial } from '../aws/explain-denial.ts';
import { byFleet } from '../aws/pages.ts';
import type { SpawnDependencies } from '../aws/ports.ts';
import { toProvisionerError } from '../aws/to-provisioner-error.ts';
import { throwIfAborted } from '../fleet/errors.ts';
import type { FleetIntent } from '../fleet/fleet-intent.ts';
import { KINDS } from '../kinds/all-kinds.ts';
import type { Kind } from '../kinds/kind.ts';
import { probeSchedules, schedules } from '../kinds/schedule.ts';
import { type Finding, findingOf } from './finding.ts';

/**
 * Permissions that a launch would miss only once something exists: to create the fleet's own group, to see its machines
 * and all else that its end lists and proves gone, and to list the schedules of its lease on the side of AWS. Those on
 * resources with our tags cannot be asked for before there is one, nor can CreateSchedule and PassRole, which have no dry
 * run.
 */
export async function checkPermissions(
  intent: FleetIntent,
  dependencies: SpawnDependencies,
): Promise<readonly Finding[]> {
  const filters = byFleet(intent).Filters;
  const findings = await Promise.all([
    findDenial('ec2:CreateSecurityGroup', () => dryRunGroup(intent, dependencies), dependencies),
    findDenial('scheduler:ListSchedules', () => tryList(intent, dependencies), dependencies),
    ...kindsOf(intent).map((kind) =>
      findDenial('ec2:Describe', () => kind.list(filters, dependencies), dependencies),
    ),
  ]);
  return findings.flat();
}

/** What the end of the fleet lists; schedules are asked for on their own, as is what many machines alone have. */
function kindsOf(intent: FleetIntent): readonly Kind[] {
  const fleet = { intent, calls: [], machines: [] };
  return KINDS.filter((kind) => kind !== schedules && (kind.mayBelongTo?.(fleet) ?? true));
}

/**
 * Any other failure, and any other action's, is the business of another check, or of the launch.
 *
 * @param action IAM name, or how it begins.
 */
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
    const failure = toProvisionerError(error, action);
    if (!failure.action?.startsWith(action) || !isDenial(failure.awsError ?? '')) return [];
    return [findingOf(await explainDenial(failure, decodeDenial))];
  }
}

async function tryList({ leaseRoleArn }: FleetIntent, dependencies: SpawnDependencies): Promise<void> {
  const { scheduler } = dependencies;
  if (leaseRoleArn === undefined || scheduler === undefined) return;
  const error = await probeSchedules(scheduler, dependencies);
  if (error !== undefined) throw error;
}
