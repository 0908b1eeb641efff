import {
  type ActionContext,
  ActionError,
  type Clock,
  publishOutputs,
  renderTable,
  withGroup,
} from '@ami-select/action-kit';
import {
  type Connect,
  createIntent,
  type Ec2Port,
  type Fleet,
  type FleetHandle,
  type FleetImage,
  type FleetIntent,
  handlePath,
  spawnFleet,
  writeHandle,
} from '@ami-select/provisioner';
import { type Clients, type Image, select } from '@ami-select/selector';
import { fleetOutputs, intentOutputs } from './outputs.ts';
import { readSpawnRequest, type SpawnRequest } from './read-request.ts';
import { writeSshFiles } from './ssh-files.ts';
import { HANDLE_STATE } from './state.ts';

export interface SpawnActionDependencies extends ActionContext {
  readonly clock: Clock;
  /** Clients for questions. */
  readonly clients: Clients;
  /** The client for launches; it repeats no call on its own. */
  readonly launchClient: (region: string, endpoint: string | undefined) => Ec2Port;
  /** Public IPv4 address of this machine. */
  readonly callerAddress: () => Promise<string>;
  readonly connect?: Connect;
}

/** The spawn action: nothing is created before the handle is stored where the post step finds it. */
export async function run(dependencies: SpawnActionDependencies): Promise<void> {
  const { core, environment, clock } = dependencies;
  const request = await readSpawnRequest(core, environment, clock.now);
  const image = await chooseImage(request, dependencies);
  const intent = createIntent({ ...request.fleet, image: toFleetImage(image, request) }, { clock });
  const handle = handlePath(environment, intent.fleetId);
  await writeHandle(handle, { intent, calls: [] });
  core.saveState(HANDLE_STATE, handle);
  publishOutputs(core, intentOutputs(intent, handle));

  const fleet = await withGroup(core, `Launch ${intent.count} of ${image.id}`, () =>
    spawn(intent, image, handle, dependencies),
  );
  const files = await writeSshFiles(handle, fleet.hosts);
  publishOutputs(core, fleetOutputs(fleet.hosts, files));
  for (const { name } of fleet.hosts) core.info(`${name} is ready: ssh -F ${files.config} ${name}`);
  await core.writeSummary(renderFleet(intent, fleet));
}

async function chooseImage(request: SpawnRequest, dependencies: SpawnActionDependencies): Promise<Image> {
  const { clients, clock, logger, signal } = dependencies;
  const { image } = await select(request.query, { clients, clock, logger, signal });
  return image;
}

function toFleetImage(image: Image, { sshUser }: SpawnRequest): FleetImage {
  const { id, name, architecture, rootDeviceName } = image;
  return { id, name, architecture, rootDeviceName, sshUser: sshUser ?? knownSshUser(image) };
}

function knownSshUser({ id, name, sshUser }: Image): string {
  if (sshUser !== undefined) return sshUser;
  throw new ActionError(
    'INVALID_INPUT',
    `input "ssh-user" is empty, and the publisher of ${id} (${name}) is unknown`,
    {
      hint: 'Give the user that SSH logs in as, such as ubuntu or ec2-user.',
    },
  );
}

function spawn(
  intent: FleetIntent,
  image: Image,
  path: string,
  dependencies: SpawnActionDependencies,
): Promise<Fleet> {
  const { clock, logger, signal, connect, callerAddress, launchClient } = dependencies;
  const fleetDependencies = {
    ec2: launchClient(intent.region, intent.endpoint),
    clock,
    logger,
    signal,
    callerAddress,
    save: (handle: FleetHandle) => writeHandle(path, handle),
    ...(connect !== undefined && { connect }),
  };
  return spawnFleet(intent, fleetDependencies, { image });
}

function renderFleet({ fleetId, image, expiresAt }: FleetIntent, { hosts }: Fleet): string {
  return renderTable({
    title: `Fleet ${fleetId}`,
    header: ['host', 'instance', 'address'],
    rows: hosts.map(({ name, instanceId, address, port }) => [name, instanceId, `${address}:${port}`]),
    note: `Image ${image.id} (${image.name ?? 'no name'}). Every instance powers itself off at ${expiresAt}.`,
  });
}
