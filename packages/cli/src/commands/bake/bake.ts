import { BAKE_FIELDS, fromFlags, readSettings } from '@ami-select/config';
import { forShell, gatherProblems, systemClock } from '@ami-select/core';
import { bakeJob, findFleet, readBakeRequest, type StoredFleet } from '@ami-select/job';
import type { BakeRequest, BakeResult } from '@ami-select/provisioner';
import type { Invocation } from '../../context/context.ts';
import { createLogger } from '../../present/logger.ts';
import { writeStopDocument } from '../../present/stop-document.ts';
import { refusal } from '../../process/errors.ts';
import { listenForInterrupts } from '../../process/interrupts.ts';

/** `ami-select bake`: an image of the first machine of a fleet, and how to find it again. */
export async function runBake(invocation: Invocation, bake: typeof bakeJob = bakeJob): Promise<number> {
  const { context } = invocation;
  const { environment, progress, results } = context;
  const { fleet, request } = await readRequest(invocation);
  const interrupts = listenForInterrupts({
    environment,
    onStop: (error, remaining) => writeStopDocument(results, error, remaining),
    print: (text) => progress.warn(text),
    firstWords: 'what the bake made is removed',
    now: () => performance.now(),
  });
  try {
    const { fleetId } = fleet.handle.intent;
    const result = await progress.phase(`bake ${request.key} from ${fleetId}`, () =>
      bake(fleet, request, {
        clock: systemClock,
        logger: createLogger(progress),
        signal: interrupts.signal,
      }),
    );
    results.text(linesOn(result));
    results.add({ bake: result });
    return 0;
  } finally {
    interrupts.close();
  }
}

async function readRequest({
  operands,
  options,
  context,
}: Invocation): Promise<{ readonly fleet: StoredFleet; readonly request: BakeRequest }> {
  const { variables, workingDirectory } = context.environment;
  const given = fromFlags(BAKE_FIELDS, options);
  const { settings, problems } = readSettings(BAKE_FIELDS, { given });
  // Commander makes --no-reboot the absence of a flag --reboot, which is there by default.
  const { request, problems: wrong } = readBakeRequest(
    { ...settings, noReboot: options.reboot === false },
    { variables, nameOf: (field) => `--${field}` },
  );
  const gathering = gatherProblems();
  gathering.add([...context.problems, ...problems, ...wrong]);
  const fleet = await gathering.check(() =>
    findFleet(operands[0] ?? '', { variables, workingDirectory, clock: systemClock }),
  );
  gathering.assertNone(refusal('bake'));
  if (fleet === undefined) throw new TypeError('A fleet was refused without a problem');
  return { fleet, request };
}

function linesOn({ key, images, removed }: BakeResult): string[] {
  return [
    ...images.map(
      ({ region, imageId, isNew }) => `${imageId}  ${region}  ${isNew ? 'new' : 'there already'}`,
    ),
    ...removed.map(({ region, imageId }) => `${imageId}  ${region}  removed with its snapshots`),
    `Find it with: ami-select select --owner self --tag ${forShell(`ami-select:key=${key}`)} --tag-key ami-select:baked-at`,
  ];
}
