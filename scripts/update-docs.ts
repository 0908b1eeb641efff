import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import {
  ACTION_NAMES,
  type ActionName,
  BAKE_FIELDS,
  BUILD_FIELDS,
  BUILD_FLAGS,
  CAP_FIELDS,
  FLEET_FIELDS,
  fillInputs,
  flagRows,
  IMAGE_FIELDS,
  inputRows,
  inputsOf,
  REAP_FLAGS,
  RUN_FLAGS,
  renderJsonSchema,
  SELECT_FLAGS,
  SELECT_INPUTS,
} from '../packages/config/src/index.ts';
import { namesTable, publishersTable } from '../packages/selector/src/testing/publishers-table.ts';
import { fillMarkdownTable, fillTable, type Outputs, outputRows } from './readme-tables.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Text of one file as the tables of fields would have it. */
interface GeneratedFile {
  readonly path: string;
  generate(before: string): string;
}

const FLAGS = ['flag', 'meaning', 'default'];

/** Tables of the command's README by their markers. */
const FLAG_TABLES = [
  ['select-flags', { ...SELECT_INPUTS, ...SELECT_FLAGS }],
  ['query-flags', IMAGE_FIELDS],
  ['run-flags', RUN_FLAGS],
  ['again-flags', BUILD_FLAGS],
  ['fleet-flags', FLEET_FIELDS],
  ['cap-flags', CAP_FIELDS],
  ['build-flags', BUILD_FIELDS],
  ['reap-flags', REAP_FLAGS],
  ['bake-flags', BAKE_FIELDS],
] as const;

const FILES: readonly GeneratedFile[] = [
  ...ACTION_NAMES.flatMap((action) => [
    { path: actionFile(action), generate: (text: string) => fillInputs(text, inputsOf(action)) },
    { path: `actions/${action}/README.md`, generate: (text: string) => fillReadme(text, action) },
  ]),
  {
    path: 'packages/cli/README.md',
    generate: fillFlags,
  },
  {
    path: 'docs/selection-rules.md',
    generate: (text) =>
      fillMarkdownTable(fillMarkdownTable(text, 'publishers', publishersTable()), 'names', namesTable()),
  },
  // At the root for this repository's own files, in the command's package for everybody else's.
  ...['ami-select.schema.json', 'packages/cli/ami-select.schema.json'].map((path) => ({
    path,
    generate: () => `${JSON.stringify(renderJsonSchema(), undefined, 2)}\n`,
  })),
];

/** Writes everything that follows from the tables of fields and of publishers; with `--check`, only reports what is out of date. */
function main(check: boolean): number {
  const stale = FILES.filter(({ path, generate }) => {
    const before = readText(path);
    const after = generate(before);
    if (!check && before !== after) writeFileSync(join(root, path), after);
    return before !== after;
  });
  for (const { path } of stale) console.log(`${path}: ${check ? 'differs from its tables' : 'updated'}`);
  if (!check || stale.length === 0) return 0;
  console.error('Run "npx --yes pnpm@12 run docs" and commit the result.');
  return 1;
}

/** The listed action, select, has its action.yml at the root of the repository. */
function actionFile(action: ActionName): string {
  return action === 'select' ? 'action.yml' : `actions/${action}/action.yml`;
}

function fillReadme(readme: string, action: ActionName): string {
  const { outputs = {} } = parse(readText(actionFile(action))) as { readonly outputs?: Outputs };
  const inputs = { header: ['input', 'meaning', 'default'], rows: inputRows(inputsOf(action)) };
  const withInputs = fillTable(readme, 'inputs', inputs);
  return fillTable(withInputs, 'outputs', { header: ['output', 'meaning'], rows: outputRows(outputs) });
}

function fillFlags(readme: string): string {
  let filled = readme;
  for (const [marker, fields] of FLAG_TABLES) {
    filled = fillTable(filled, marker, { header: FLAGS, rows: flagRows(fields) });
  }
  return filled;
}

function readText(path: string): string {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

process.exitCode = main(process.argv.includes('--check'));
