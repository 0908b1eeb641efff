import { join } from 'node:path';
import { FLEET_FIELDS, fromEnvironment, loadConfig, type Source } from '@ami-select/config';
import { CodedError, formatProblem, gatherProblems, inLineOrder, type Problem } from '@ami-select/core';
import { JobError } from '../context/errors.ts';
import { imageNames, matrixImages, matrixProblems } from './image-matrix.ts';
import { chooseFleet } from './read-fleet.ts';
import { type GivenJob, readJobRequest } from './read-request.ts';
import type { JobRequest } from './request.ts';

/** A job of one image. */
export interface ImageJob {
  /** Of the image, as a folder and as a label; undefined where the fleet has no matrix. */
  readonly name: string | undefined;
  readonly request: JobRequest;
}

/**
 * The jobs of flags, environment and config: one, or one per image of the fleet's matrix, each with an identity and an
 * output directory of its own.
 * @throws JobError INVALID_INPUT that lists every problem of every image, each once; the one error of a package when nothing
 * else is wrong with any image
 */
export async function readJobRequests(given: GivenJob): Promise<readonly ImageJob[]> {
  const { images, locate } = await imagesOf(given);
  if (images === undefined) return [{ name: undefined, request: await readJobRequest(given) }];
  const names = imageNames(images);
  const jobs: ImageJob[] = [];
  const failures: CodedError[] = [];
  for (const [index, image] of images.entries()) {
    const name = names[index] ?? '';
    const fleetFields = withImage(given.fleetFields, { image, locate });
    const identity = { ...given.identity, id: `${given.identity.id}-${index + 1}` };
    const { outputDirectory: outputRoot } = given;
    const outputDirectory = join(given.outputDirectory, name);
    try {
      jobs.push({
        name,
        request: await readJobRequest({ ...given, fleetFields, identity, outputDirectory, outputRoot }),
      });
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
      failures.push(error);
    }
  }
  if (failures.length > 0) throw refuse(given.subject, failures);
  return withoutEachOther(jobs);
}

interface MatrixImages {
  /** Undefined where one image is given, or none of several. */
  readonly images: readonly string[] | undefined;
  readonly locate: Source['locate'];
}

async function imagesOf(given: GivenJob): Promise<MatrixImages> {
  const { config } = await loadConfig(given.config, given.workingDirectory);
  const { name, settings } = chooseFleet(config, given, gatherProblems());
  const path = `fleets.${name}.matrix.image`;
  const isGiven = [given.fleetFields, fromEnvironment(FLEET_FIELDS, given.variables)].some(
    ({ values }) => values.image !== undefined,
  );
  const images = isGiven || given.imageId !== undefined ? undefined : matrixImages(settings);
  // A matrix with a problem is refused where the one job is read.
  const isUsable = matrixProblems(name, settings, config).length === 0;
  return { images: isUsable ? images : undefined, locate: () => config.locate?.(path) ?? { field: path } };
}

function withImage(
  { values, locate }: Source,
  { image, locate: locateImage }: { readonly image: string; readonly locate: Source['locate'] },
): Source {
  return {
    values: { ...values, image },
    locate: (path) => (path === 'image' ? locateImage(path) : locate(path)),
  };
}

/** A refusal that is the same for all images stays what it is. */
function refuse(subject: string, failures: readonly CodedError[]): CodedError {
  const [only] = failures;
  if (only !== undefined && new Set(failures.map(allOf)).size === 1) return only;
  const problems = new Map<string, Problem>();
  for (const { message, problems: own } of failures)
    for (const problem of own.length > 0 ? own : [{ message }]) problems.set(formatProblem(problem), problem);
  const [first, ...others] = problems.keys();
  const summary = others.length === 0 ? first : `${problems.size} problems`;
  return new JobError('INVALID_INPUT', `${subject}: ${summary}`, {
    problems: inLineOrder([...problems.values()]),
  });
}

function allOf({ code, message, problems }: CodedError): string {
  return JSON.stringify([code, message, problems.map(formatProblem)]);
}

/** They are launched at once: the machines of the others live as well, as far as caps go. */
function withoutEachOther(jobs: readonly ImageJob[]): readonly ImageJob[] {
  const total = jobs.reduce((sum, { request }) => sum + request.fleet.count, 0);
  return jobs.map(({ name, request }) => {
    const others = total - request.fleet.count;
    const less = (cap: number | undefined): number | undefined => cap && Math.max(0, cap - others);
    const caps = request.caps?.map(({ nameOf = (cap) => cap, maxLiving, maxLivingAccount, ...rest }) => ({
      ...rest,
      maxLiving: less(maxLiving),
      maxLivingAccount: less(maxLivingAccount),
      nameOf: (cap: Parameters<typeof nameOf>[0]): string =>
        cap.startsWith('max-living')
          ? `${nameOf(cap)} without the ${others} of the other images`
          : nameOf(cap),
    }));
    const { matrix, ...fleet } = request.fleet;
    return { name, request: { ...request, fleet, caps } };
  });
}
