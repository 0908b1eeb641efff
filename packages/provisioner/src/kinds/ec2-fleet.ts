import { DeleteFleetsCommand, DescribeFleetsCommand, type FleetData } from '@aws-sdk/client-ec2';
import { awsErrorName } from '../aws/classify-error.ts';
import { retry } from '../aws/patience.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import { toProvisionerError } from '../aws/to-provisioner-error.ts';
import { EC2_FLEET_TAG } from '../fleet/ownership.ts';
import { mayHaveCalled, namedIn } from './instant-call.ts';
import type { InventoryItem, Kind } from './kind.ts';
import { removeEach, removeOne } from './remove-each.ts';

const ID_FILTER = 'fleet-id';

/**
 * EC2's own record of a CreateFleet call. It costs nothing and launches nothing, as its type is `instant`, and it is
 * shown by id alone (EC2 API reference, "DescribeFleets"), so that no list by tag finds it.
 */
export const ec2Fleets: Kind = {
  kind: 'ec2-fleet',
  idFilter: ID_FILTER,
  byIdAlone: true,
  removal: 'ec2 delete-fleets --terminate-instances --fleet-ids',
  mayBelongTo: (fleet) => mayHaveCalled('CreateFleet', fleet),
  idsIn: (fleet) => namedIn('CreateFleet', EC2_FLEET_TAG, fleet).filter((id) => id.startsWith('fleet-')),
  isGoing: () => false,

  list: async (filters, dependencies) => {
    const FleetIds = filters.find(({ Name }) => Name === ID_FILTER)?.Values ?? [];
    if (FleetIds.length === 0) return [];
    const shown = await describe(FleetIds, dependencies);
    return shown.filter(isActive).map(toItem);
  },

  // Without `TerminateInstances` EC2 refuses to delete an instant fleet.
  remove: removeEach(
    removeOne('ec2:DeleteFleets', (id, { ec2 }) =>
      ec2.send(new DeleteFleetsCommand({ FleetIds: [id], TerminateInstances: true })),
    ),
  ),
};

/** One id that EC2 does not know fails the whole call, so that it is halved then. */
async function describe(
  FleetIds: readonly string[],
  dependencies: ProvisionerDependencies,
): Promise<readonly FleetData[]> {
  const action = 'ec2:DescribeFleets';
  try {
    const command = new DescribeFleetsCommand({ FleetIds: [...FleetIds] });
    const { Fleets = [] } = await retry(() => dependencies.ec2.send(command), { action }, dependencies);
    return Fleets;
  } catch (error) {
    if (!awsErrorName(error).startsWith('InvalidFleetId')) throw toProvisionerError(error, action);
    if (FleetIds.length === 1) return [];
    const half = Math.ceil(FleetIds.length / 2);
    const halves = [FleetIds.slice(0, half), FleetIds.slice(half)];
    return (await Promise.all(halves.map((ids) => describe(ids, dependencies)))).flat();
  }
}

function isActive({ FleetState }: FleetData): boolean {
  return FleetState === undefined || !FleetState.startsWith('deleted');
}

function toItem({
  FleetId: id = '',
  FleetState: state = 'active',
  CreateTime,
  Tags,
  ClientToken: clientToken,
}: FleetData): InventoryItem {
  return { kind: 'ec2-fleet', id, state, createdAt: CreateTime, tags: Tags, clientToken };
}
