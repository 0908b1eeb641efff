import { type ImageQuery, PUBLISHERS, parseImageQuery } from '@ami-select/selector';
import { createClients, resolveRegions } from '../clients.ts';
import { gatherProblems } from '../gather.ts';
import type { Invocation } from '../program.ts';
import { askOnTerminal } from './ask-terminal.ts';
import { equivalentCommand } from './equivalent-command.ts';
import { listImages } from './list-images.ts';
import { narrow } from './narrow.ts';

/**
 * Lets a person narrow the images down on the terminal, and tells the command that asks for the same.
 * Undefined when the person gives up.
 * @throws CliError INVALID_INPUT without a terminal.
 */
export async function askQuery({ options, context }: Invocation): Promise<ImageQuery | undefined> {
  const { environment, progress, problems } = context;
  const gathering = gatherProblems();
  gathering.add(problems);
  if (!environment.stdinIsTty || environment.stderr.isTTY !== true) {
    gathering.add(['--interactive needs a terminal; say the query with flags instead']);
  }
  gathering.assertNothing('select');
  const given = Array.isArray(options.region) ? options.region.map(String) : [];
  const regions = await resolveRegions(given, environment.variables);
  const [region = ''] = regions;
  const { ec2 } = createClients({})(region);
  const fields = await narrow({
    ask: askOnTerminal(),
    publishers: PUBLISHERS,
    list: (source) => progress.phase('list images', () => listImages(ec2, region, source)),
  });
  if (fields === undefined) return undefined;
  progress.line(`the same without questions: ${equivalentCommand(fields, given)}`);
  return parseImageQuery({ ...fields, regions });
}
