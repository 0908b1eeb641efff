import { type Access, createLaunchClient, createSchedulerClient, endpointOf } from '@ami-select/access';
import type { BuildResult, RunRecord } from '@ami-select/builder';
import { type Ec2Port, type Host, readRenewal, withLease, writeRenewal } from '@ami-select/provisioner';
import { JobError } from './context/errors.ts';
import { type BuildDependencies, buildOnHosts } from './phases/build-on-hosts.ts';
import { endOf, whileFleetStays } from './phases/while-fleet-stays.ts';
import { withRunRecord } from './phases/with-run-record.ts';
import { fleetToBuildOn } from './request/fleet-to-build-on.ts';
import type { BuildRequest } from './request/request.ts';

/** Dependencies of a build on a fleet whose place only its handle knows. */
export interface FleetBuildDependencies extends BuildDependencies {
  /** The client that moves the tag of the lease; `createLaunchClient` unless given. */
  readonly launchClient?: ((access: Access) => Ec2Port) | undefined;
}

/**
 * Builds on the machines of a fleet that another process launched, and renews their lease meanwhile, each time for the
 * term that they were kept for, or else launched with. At the end it reports until when they stay. The calls go to the
 * endpoint of the environment, whatever the handle says.
 * @throws JobError NO_HOSTS; FLEET_ENDED when somebody ends the fleet meanwhile; INVALID_INPUT when they are not let
 * reach what the build needs; ProvisionerError INVALID_HANDLE; the reason of the signal once it is aborted; BuilderError
 */
export async function buildJob(
  handlePath: string,
  request: BuildRequest,
  dependencies: FleetBuildDependencies,
): Promise<BuildResult> {
  return withRunRecord(request, dependencies, (record) =>
    buildRecorded({ handlePath, record }, request, dependencies),
  );
}

interface RecordedBuild {
  readonly handlePath: string;
  readonly record: RunRecord;
}

async function buildRecorded(
  { handlePath, record }: RecordedBuild,
  request: BuildRequest,
  dependencies: FleetBuildDependencies,
): Promise<BuildResult> {
  const { handle, hosts } = await fleetToBuildOn(handlePath, request.build);
  const { launchClient = createLaunchClient, variables, clock, report } = dependencies;
  const { region, fleetId } = handle.intent;
  let { expiresAt } = handle.intent;
  try {
    const scheduler = createSchedulerClient({ region });
    const keptMinutes = (await readRenewal(handlePath, handle.intent))?.keptMinutes;
    const intent = { ...handle.intent, ttlMinutes: keptMinutes ?? handle.intent.ttlMinutes };
    const renewed = async (until: string): Promise<void> => {
      expiresAt = until;
      await writeRenewal(handlePath, { ...intent, expiresAt, keptMinutes });
    };
    const renewing = {
      ...dependencies,
      ec2: launchClient({ region, endpoint: endpointOf(variables) }),
      scheduler,
      renewed,
    };
    return await whileFleetStays(handlePath, dependencies, (stays) =>
      withLease({ intent, hosts }, { ...renewing, signal: stays }, (signal) =>
        buildOnHosts({ hosts: chosenHosts(hosts, request), intent, record }, request, {
          ...dependencies,
          signal,
        }),
      ),
    );
  } catch (error) {
    dependencies.signal.throwIfAborted();
    throw error;
  } finally {
    const isOver = Date.parse(expiresAt) <= clock.now().getTime();
    const hasEnded = (await endOf(handlePath)) !== undefined;
    if (!isOver && !hasEnded) report({ type: 'staying', fleetId, handlePath, expiresAt });
  }
}

/** @throws JobError NO_HOSTS */
function chosenHosts(hosts: readonly Host[], { hosts: names }: BuildRequest): readonly Host[] {
  if (names === undefined) return hosts;
  const chosen = hosts.filter(({ name }) => names.includes(name));
  if (chosen.length > 0) return chosen;
  throw new JobError('NO_HOSTS', `the fleet has none of the hosts that failed (${names.join(', ')})`);
}
