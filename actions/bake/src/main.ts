import { resolve } from 'node:path';
import { type ActionContext, publishOutputs, renderTable, withGroup } from '@ami-select/action-kit';
import { type BakeJobDependencies, bakeJob, findFleet } from '@ami-select/job';
import { type BakeResult, keyLines } from '@ami-select/provisioner';
import { bakeOutputs } from './outputs.ts';
import { readBakeInputs } from './read-inputs.ts';

export type BakeActionDependencies = ActionContext & BakeJobDependencies;

/** The bake action: from the handle of a fleet to an image of its first machine, found again by its key. */
export async function run(dependencies: BakeActionDependencies): Promise<void> {
  const { core, environment, clock } = dependencies;
  const { fleet, request } = await readBakeInputs(core, environment, (handle) =>
    findFleet(handle, { variables: environment, workingDirectory: resolve(), clock }),
  );
  for (const line of keyLines(fleet.handle)) core.setSecret(line);
  const result = await withGroup(core, `Bake ${request.key}`, () => bakeJob(fleet, request, dependencies));
  publishOutputs(core, bakeOutputs(result));
  await core.writeSummary(renderResult(result));
}

function renderResult({ key, images, removed }: BakeResult): string {
  return renderTable({
    title: `Image ${key}`,
    header: ['region', 'image', 'now'],
    rows: [
      ...images.map(({ region, imageId, isNew }) => [region, imageId, isNew ? 'new' : 'there already']),
      ...removed.map(({ region, imageId }) => [region, imageId, 'removed with its snapshots']),
    ],
    note: `Found again by owner self and tag ami-select:key=${key}.`,
  });
}
