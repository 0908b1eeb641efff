import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('..', import.meta.url));
const metadataFiles: Readonly<Record<string, string>> = {
  'org/ami-select@v1': 'action.yml',
  'org/ami-select/actions/spawn@v1': 'actions/spawn/action.yml',
  'org/ami-select/actions/build@v1': 'actions/build/action.yml',
  'org/ami-select/actions/terminate@v1': 'actions/terminate/action.yml',
};

interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Metadata {
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** Workflows that users copy: the complete examples, and the YAML blocks of Markdown files. */
function documentedWorkflows(): Array<[string, string]> {
  const markdown = [
    'README.md',
    ...['select', 'spawn', 'build', 'terminate'].map((action) => `actions/${action}/README.md`),
  ].flatMap((path) =>
    [...readFileSync(join(root, path), 'utf8').matchAll(/```yaml\n(.*?)```/gs)].map(
      (block, index): [string, string] => [`${path}, block ${index + 1}`, block[1] ?? ''],
    ),
  );
  const folder = 'examples/workflows';
  const examples = readdirSync(join(root, folder)).map((file): [string, string] => [
    `${folder}/${file}`,
    readFileSync(join(root, folder, file), 'utf8'),
  ]);
  return [...markdown, ...examples];
}

function stepsOf(text: string): Step[] {
  const document: unknown = parse(text);
  if (Array.isArray(document)) return document as Step[];
  const { jobs = {}, steps = [] } = (document ?? {}) as {
    jobs?: Record<string, { steps?: Step[] }>;
    steps?: Step[];
  };
  return [...steps, ...Object.values(jobs).flatMap((job) => job.steps ?? [])];
}

function metadataOf(uses: string | undefined): Metadata | undefined {
  const file = metadataFiles[uses ?? ''];
  return file === undefined ? undefined : (parse(readFileSync(join(root, file), 'utf8')) as Metadata);
}

describe('documented workflows', () => {
  it.each(documentedWorkflows())('%s passes only inputs and reads only outputs that exist', (_, text) => {
    const steps = stepsOf(text);

    const unknown = steps.flatMap((step) => {
      const metadata = metadataOf(step.uses);
      const inputs = metadata
        ? Object.keys(step.with ?? {}).filter((name) => !(name in metadata.inputs))
        : [];
      const outputs = [...text.matchAll(new RegExp(`steps\\.${step.id}\\.outputs\\.([\\w-]+)`, 'g'))]
        .map(([, name]) => name ?? '')
        .filter((name) => metadata && !(name in metadata.outputs));
      return [...inputs, ...outputs].map((name) => `${step.uses}: ${name}`);
    });
    expect(unknown).toEqual([]);
  });

  it('the README shows every action', () => {
    const uses = stepsOf(documentedWorkflows()[0]?.[1] ?? '').map((step) => step.uses);

    expect(uses).toEqual(expect.arrayContaining(Object.keys(metadataFiles)));
  });
});
