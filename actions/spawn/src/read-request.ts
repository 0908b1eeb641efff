import { resolve } from 'node:path';
import { checkEndpoint, endpointOf, environmentRegion } from '@ami-select/access';
import {
  assertNoProblems,
  type Core,
  collectProblems,
  collectRejection,
  type InputValues,
  readIdentity,
  readInputs,
} from '@ami-select/action-kit';
import {
  type Config,
  type FleetSettings,
  findFleet,
  findImage,
  loadConfig,
  nearestWord,
} from '@ami-select/config';
import { formatProblem } from '@ami-select/core';
import { createIntent, type FleetImage, type FleetRequest } from '@ami-select/provisioner';
import { type ImageQuery, parseImageQuery, parseShorthand, publisherWords } from '@ami-select/selector';
import { FLEET_DEFAULTS, SPAWN_INPUTS } from './inputs.ts';

type Values = InputValues<typeof SPAWN_INPUTS>;
type Environment = Readonly<Record<string, string | undefined>>;

/** What the inputs ask for; the image is still a question. */
export interface SpawnRequest {
  readonly query: ImageQuery;
  readonly sshUser: string | undefined;
  readonly fleet: Omit<FleetRequest, 'image'>;
}

const ANY_REGION = 'us-east-1';
const ANY_TYPE = 'm7i.large';

/** Stands for the image while the rest of a request is checked, before AWS is asked anything. */
const ANY_IMAGE: FleetImage = {
  id: 'ami-00000000',
  architecture: 'x86_64',
  rootDeviceName: '/dev/sda1',
  sshUser: 'any',
};

/**
 * Reads inputs and config and checks everything that can be checked without AWS.
 *
 * @throws ActionError `INVALID_INPUT` that lists every problem.
 */
export async function readSpawnRequest(
  core: Core,
  environment: Environment,
  now: () => Date,
): Promise<SpawnRequest> {
  const { values: inputs, problems } = readInputs(core, SPAWN_INPUTS, nearestWord);
  const { config, problems: configProblems } = await loadConfig(inputs.config, resolve());
  problems.push(...configProblems.map(formatProblem));
  await collectRejection(problems, checkEndpoint(environment));
  const settings = readSettings(inputs, config, problems);
  const region = settings.region || environmentRegion(environment);
  if (!region)
    problems.push('input "region" is empty, and so is AWS_REGION; allowed: a region such as eu-central-1');
  if (settings.instanceTypes === undefined)
    problems.push('input "instance-types" is empty; allowed: types such as c7g.large');
  const query = readImageQuery({ imageId: inputs.imageId, image: settings.image }, config, problems);
  const fleet = toFleetRequest(settings, region || ANY_REGION, environment);
  collectProblems(problems, () => createIntent(fillGaps(fleet, settings.sshUser), { clock: { now } }));
  assertNoProblems(problems);
  return { query: { ...query, regions: [fleet.region] }, sshUser: settings.sshUser, fleet };
}

/** Inputs that are no fields of a fleet, or not as they stand. */
const NOT_OF_FLEET: ReadonlySet<string> = new Set(['config', 'fleet', 'imageId', 'ttl']);

/** The fleet of the config that the inputs name, with what the inputs say themselves put over it. */
function readSettings(inputs: Values, config: Config, problems: string[]): FleetSettings {
  const { fleet, ttl } = inputs;
  const found = fleet === undefined ? { settings: {} } : findFleet(config, fleet);
  if ('problem' in found) problems.push(`input "fleet" ${found.problem}`);
  const said = Object.entries(inputs).filter(([name, value]) => !NOT_OF_FLEET.has(name) && !isEmpty(value));
  return {
    ...('settings' in found && found.settings),
    ...Object.fromEntries(said),
    ...(ttl !== undefined && { ttlMinutes: Math.ceil(ttl / 60_000) }),
  };
}

/** An input that was not given: undefined, or a list or mapping without entries. */
function isEmpty(value: unknown): boolean {
  return value === undefined || (typeof value === 'object' && Object.keys(value ?? {}).length === 0);
}

/** A request whose only faults are those that nobody has complained about yet. */
function fillGaps(fleet: Omit<FleetRequest, 'image'>, sshUser: string | undefined): FleetRequest {
  const image = { ...ANY_IMAGE, ...(sshUser !== undefined && { sshUser }) };
  return {
    ...fleet,
    image,
    instanceTypes: fleet.instanceTypes.length > 0 ? fleet.instanceTypes : [ANY_TYPE],
  };
}

interface WantedImage {
  readonly imageId: string | undefined;
  readonly image: string | undefined;
}

function readImageQuery(
  { imageId, image }: WantedImage,
  config: Config,
  problems: string[],
): ImageQuery | undefined {
  if (imageId !== undefined) return collectProblems(problems, () => parseImageQuery({ 'image-id': imageId }));
  if (image === undefined) {
    problems.push(
      'input "image-id" is empty; allowed: an image id such as ami-0123456789abcdef0, or input "image" instead',
    );
    return undefined;
  }
  const found = findImage(config, image, publisherWords());
  if ('problem' in found) {
    problems.push(`input "image" ${found.problem}`);
    return undefined;
  }
  const { fields } = found;
  return collectProblems(problems, () =>
    typeof fields === 'string' ? parseShorthand(fields) : parseImageQuery(fields),
  );
}

function toFleetRequest(
  { image: _image, region: _asked, sshUser: _sshUser, ...settings }: FleetSettings,
  region: string,
  environment: Environment,
): Omit<FleetRequest, 'image'> {
  const endpoint = endpointOf(environment);
  return {
    ...FLEET_DEFAULTS,
    instanceTypes: [],
    ...settings,
    identity: readIdentity(environment),
    region,
    ...(endpoint && { endpoint }),
  };
}
