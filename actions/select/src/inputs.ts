import { resolve } from 'node:path';
import {
  assertNoProblems,
  type Core,
  collectProblems,
  type InputDeclarations,
  readInputs,
} from '@ami-select/action-kit';
import { findImage, type ImageFields, loadConfig, mergeQueryFields, nearestWord } from '@ami-select/config';
import { type ImageQuery, parseImageQuery, parseShorthand, publisherWords } from '@ami-select/selector';

/** Inputs that are fields of a query; the selector reads and checks their texts. */
const QUERY_INPUTS = [
  'publisher',
  'version',
  'variant',
  'owner',
  'allow-any-owner',
  'name',
  'exclude',
  'name-regex',
  'architecture',
  'virtualization-type',
  'image-type',
  'root-device-type',
  'boot-mode',
  'ena-support',
  'imds-support',
  'tpm-support',
  'platform',
  'hypervisor',
  'description',
  'tags',
  'tag-keys',
  'created-after',
  'created-before',
  'minimum-age',
  'maximum-age',
  'state',
  'include-deprecated',
  'include-disabled',
  'executable-by',
  'product-code',
  'filters',
  'ssm-parameter',
  'image-id',
  'order',
  'nth',
  'region',
  'optional',
] as const;

/** Every input of action.yml. */
export const SELECT_INPUTS: InputDeclarations = {
  image: { kind: 'text' },
  config: { kind: 'text' },
  ...Object.fromEntries(QUERY_INPUTS.map((name) => [name, { kind: 'text' } as const])),
};

/**
 * The query that the inputs, and the config where they name one of its images, ask for. Inputs go before the config.
 *
 * @throws ActionError `INVALID_INPUT` that lists every problem; SelectorError `UNSAFE_QUERY` when only the owner is missing.
 */
export async function readQuery(core: Core): Promise<ImageQuery> {
  const { problems } = readInputs(core, SELECT_INPUTS, nearestWord);
  const named = await readNamedFields(core, problems);
  const given = QUERY_INPUTS.map((name) => [name, core.getInput(name)] as const).filter(
    ([, text]) => text !== '',
  );
  const query =
    named &&
    collectProblems(problems, () => parseImageQuery(mergeQueryFields(named, Object.fromEntries(given))));
  assertNoProblems(problems);
  return query ?? {};
}

async function readNamedFields(
  core: Core,
  problems: string[],
): Promise<Exclude<ImageFields, string> | undefined> {
  const name = core.getInput('image');
  if (name === '') return {};
  const { config, problems: configProblems } = await loadConfig(
    core.getInput('config') || undefined,
    resolve(),
  );
  problems.push(...configProblems);
  const found = findImage(config, name, publisherWords());
  if ('problem' in found) {
    problems.push(`input "image" ${found.problem}`);
    return undefined;
  }
  const { fields } = found;
  return typeof fields === 'string'
    ? collectProblems(problems, () => ({ ...parseShorthand(fields) }))
    : fields;
}
