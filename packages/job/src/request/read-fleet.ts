import { checkEndpoint, findRegion } from '@ami-select/access';
import {
  type CompleteFleetSettings,
  type Config,
  checkNames,
  FLEET_FIELDS,
  type FleetSettings,
  findFleet,
  gatherPublishers,
  readSettings,
} from '@ami-select/config';
import type { Gathering } from '@ami-select/core';
import { assertCaps, createIntent } from '@ami-select/provisioner';
import { queryReaders, withOwnPublishers } from '@ami-select/selector';
import { fitArchitecture } from './fit-architecture.ts';
import { composeFleetRequest } from './fleet-request.ts';
import type { Given, GivenFleet } from './given.ts';
import { matrixProblems } from './image-matrix.ts';
import { type LocateField, locatingProblems } from './locate-problems.ts';
import { hasNeed, likelyTypes, namedTypes } from './need.ts';
import { readCaps } from './read-caps.ts';
import { readImage } from './read-image.ts';
import type { SpawnRequest } from './request.ts';
import { withStandIns } from './stand-ins.ts';

/** The fleet of flags or inputs, environment and config; its problems are gathered. */
export async function readFleet(
  given: Given & GivenFleet,
  config: Config,
  gathering: Gathering,
): Promise<SpawnRequest | undefined> {
  const fleet = chooseFleet(config, given, gathering);
  const inMatrix = matrixProblems(fleet.name, fleet.settings, config);
  gathering.add(inMatrix);
  const { settings, locate, refused } = readFleetFields(fleet, given, config, gathering);
  const region = await readRegion(settings, given, gathering);
  const publishers = gatherPublishers(config, withOwnPublishers, gathering);
  await checkNames({ config, readers: queryReaders(publishers), gathering });
  const isMatrixRefused = inMatrix.length > 0 || refused.has('matrix');
  const image = await readImage(settings, { given, config, publishers, locate, isMatrixRefused }, gathering);
  const instanceTypes = namedTypes(settings) ?? [];
  const query = image && (await gathering.check(() => fitArchitecture(image, instanceTypes, publishers)));
  const check = (work: () => void): Promise<void> => gathering.check(() => locatingProblems(work, locate));
  await check(() => assertLaunchable(withStandIns(settings, refused), region, given));
  const caps = readCaps(given, gathering);
  const types = likelyTypes(settings, query?.architecture);
  await check(() => assertCaps({ ...settings, region, instanceTypes: types }, caps));
  if (query === undefined) return undefined;
  return { query, publishers, fleet: settings, region, identity: given.identity, caps, locate };
}

interface FleetReading {
  readonly settings: CompleteFleetSettings;
  readonly locate: LocateField;
  readonly refused: ReadonlySet<string>;
}

function readFleetFields(
  { name, settings: file }: ChosenFleet,
  given: Given & GivenFleet,
  config: Config,
  gathering: Gathering,
): FleetReading {
  const reading = readSettings(FLEET_FIELDS, {
    file,
    locateInFile: (field) => config.locate?.(`fleets.${name}.${field}`) ?? { field },
    environment: given.variables,
    given: given.fleetFields,
  });
  gathering.add(reading.problems);
  const { settings } = reading;
  const refused = new Set([...reading.refused, ...(config.refusedInFleets?.[name ?? ''] ?? [])]);
  const isTypeless = settings.instanceTypes === undefined && !hasNeed(settings);
  if (isTypeless && !given.hasDefaults && !NEEDED.some((field) => refused.has(field))) {
    const message = 'is not valid because it is empty; expected types such as c7g.large';
    gathering.add([{ field: given.nameOf('instance-types'), message }]);
  }
  const locate: LocateField = (field) => reading.locate(field) ?? { field: given.nameOf(field) };
  return { settings, locate, refused };
}

/** One of them says which machines. */
const NEEDED = ['instance-types', 'vcpus', 'memory'];

interface ChosenFleet {
  /** Undefined where no fleet of the config is chosen. */
  readonly name?: string | undefined;
  readonly settings: FleetSettings;
}

/** The fleet that is named, else the only one of the config where defaults are allowed; nothing set otherwise. */
export function chooseFleet(
  config: Pick<Config, 'path' | 'fleets'>,
  { fleet: name, hasDefaults, nameOf }: Pick<GivenFleet, 'fleet' | 'hasDefaults'> & Pick<Given, 'nameOf'>,
  gathering: Gathering,
): ChosenFleet {
  const names = Object.keys(config.fleets);
  if (name === undefined && names.length > 1 && hasDefaults) {
    const message = `is not valid because it is empty; expected one of ${names.join(', ')}, which the config has`;
    gathering.add([{ field: nameOf('fleet'), message }]);
  }
  const only = hasDefaults && names.length === 1 ? names[0] : undefined;
  const wanted = name ?? only;
  if (wanted === undefined) return { settings: {} };
  const found = findFleet(config, wanted);
  if ('settings' in found) return { name: wanted, settings: found.settings };
  gathering.add([{ field: nameOf('fleet'), message: found.problem }]);
  return { settings: {} };
}

async function readRegion(
  { region }: FleetSettings,
  { where, variables, nameOf }: Given & GivenFleet,
  gathering: Gathering,
): Promise<string | undefined> {
  if (where === 'embedded') return region;
  if (where === 'nowhere') return region ?? (await findRegion(variables));
  await gathering.check(() => checkEndpoint(variables));
  const found = region ?? (await findRegion(variables));
  if (found === undefined) {
    const message =
      'is empty, and no region is configured (AWS_REGION, AWS config file); expected a region such as eu-central-1';
    gathering.add([{ field: nameOf('region'), message }]);
  }
  return found;
}

const ANY_REGION = 'us-east-1';
const ANY_TYPE = 'm7i.large';

/** Stands for the image while everything else is checked, before the first call. */
const ANY_IMAGE = {
  id: 'ami-00000000',
  architecture: 'x86_64',
  rootDeviceName: '/dev/sda1',
  sshUser: 'ubuntu',
};

/** Complains about everything that the launch would be refused for before it is sent, such as SSH open to the world. */
function assertLaunchable(
  settings: CompleteFleetSettings,
  region = ANY_REGION,
  { identity }: GivenFleet,
): void {
  const { sshUser = ANY_IMAGE.sshUser } = settings;
  const request = composeFleetRequest(
    { ...settings, instanceTypes: namedTypes(settings) ?? [ANY_TYPE] },
    { ...ANY_IMAGE, sshUser },
    { region, endpoint: undefined, identity },
  );
  createIntent(request, { clock: { now: () => new Date(0) } });
}
