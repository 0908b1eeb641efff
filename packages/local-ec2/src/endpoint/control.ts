import { type CodedError, didYouMean, formatProblem } from '@ami-select/core';
import { ImportError } from '../catalogue/imports/import-error.ts';
import { importImages } from '../catalogue/imports/import-images.ts';
import { FaultPlanError } from '../faults/fault-plan-error.ts';
import { parseFaultPlan } from '../faults/parse-fault-plan.ts';
import type { WireRequest, WireResponse } from '../wire/messages.ts';
import type { World } from '../world/world.ts';
import { OPERATIONS } from './all-operations.ts';
import { supportTable } from './support-table.ts';

/** The control path `/_local/`: what AWS does not have. */
export interface ControlApi {
  handle(request: WireRequest): Promise<WireResponse>;
}

export interface ControlOptions {
  readonly world: World;
  /** Sandbox driver and why it was picked. */
  readonly sandbox: () => string;
}

type Route = (request: WireRequest) => unknown;

export function createControlApi({ world, sandbox }: ControlOptions): ControlApi {
  const routes: Readonly<Record<string, Route>> = {
    'GET /_local/health': () => ({
      status: 'ok',
      sandbox: sandbox(),
      strictSignatures: world.settings.strictSignatures,
      regions: world.regionNames,
      now: world.clock.now(),
    }),
    'GET /_local/support': () => supportTable(OPERATIONS),
    'GET /_local/faults': () => world.faults.plan(),
    'PUT /_local/faults': async ({ body: text }) => {
      world.faults.replace(await parseFaultPlan(text));
      return world.faults.plan();
    },
    'DELETE /_local/faults': () => {
      world.faults.replace({ rules: [] });
      return world.faults.plan();
    },
    'GET /_local/journal/requests': () => world.journal.requests(),
    'GET /_local/journal/resources': () => world.journal.resources(),
    'GET /_local/journal/remaining': () => world.journal.remaining(),
  };
  return {
    handle: async (request) => {
      await world.events.settle();
      const [, region] = request.path.match(IMAGES_PATH) ?? [];
      if (request.method === 'PUT' && region !== undefined) return importInto(region, request, world);
      if (request.method === 'GET' && region !== undefined) return countImages(region, world);
      const route = routes[`${request.method} ${request.path}`];
      if (!route)
        return json(404, {
          error: `No ${request.method} ${request.path}.`,
          routes: [...Object.keys(routes), ...IMAGES_ROUTES],
        });
      try {
        return json(200, await route(request));
      } catch (error) {
        if (error instanceof FaultPlanError) return refusal(error);
        throw error;
      }
    },
  };
}

const IMAGES_ROUTES: readonly string[] = ['GET /_local/images/<region>', 'PUT /_local/images/<region>'];
const IMAGES_PATH = /^\/_local\/images\/([a-z0-9-]+)$/;

function countImages(region: string, world: World): WireResponse {
  if (!world.regionNames.includes(region))
    return json(404, {
      error: `unknown region "${region}"${didYouMean(region, world.regionNames)}; known: ${world.regionNames.join(', ')}`,
    });
  return json(200, { region, images: world.images.store(region).size });
}

/** Takes the output of `aws ec2 describe-images`. */
function importInto(region: string, { body }: WireRequest, world: World): WireResponse {
  try {
    const images: unknown = JSON.parse(body);
    return json(200, { imported: importImages(images, world.images.store(region)) });
  } catch (error) {
    if (error instanceof ImportError) return refusal(error);
    if (error instanceof SyntaxError)
      return json(400, { error: `The images are not JSON: ${error.message}` });
    if (error instanceof RangeError) return json(404, { error: error.message });
    throw error;
  }
}

function refusal({ message, problems }: CodedError): WireResponse {
  return json(400, { error: message, problems: problems.map(formatProblem) });
}

function json(status: number, value: unknown): WireResponse {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: `${JSON.stringify(value, undefined, 2)}\n`,
  };
}
