import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asWorkflow, documentsWithYaml, yamlOf } from './documented-yaml.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const zizmor = join(root, 'e2e/peers/.venv/bin/zizmor');
const actionlint = join(root, 'e2e/peers/.bin/actionlint');

/** Workflows by the name of a file: those of documents, each in a file that names its document. */
const documented = new Map(
  documentsWithYaml(root).flatMap((path) =>
    yamlOf(root, path).flatMap((text, index): [string, string][] => {
      const workflow = asWorkflow(text);
      return workflow === undefined ? [] : [[`${path.replaceAll('/', '_')}-${index}.yml`, workflow]];
    }),
  ),
);
const own = ['.github/workflows/*.yml', '.github/dependabot.yml', 'action.yml', 'actions/*/action.yml'];

/** A documented part of a workflow refers to steps before it. */
const STEP_OF_ANOTHER_PART = 'property "\\w+" is not defined in object type \\{\\}';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'audit-workflows-'));
  mkdirSync(join(folder, '.github/workflows'), { recursive: true });
  for (const [name, text] of documented) writeFileSync(join(folder, '.github/workflows', name), text);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('finds the workflows of README, docs and examples', () => {
  const names = [...documented.keys()].join('\n');

  expect(names).toContain('README.md-0.yml');
  expect(names).toContain('docs_local-ec2.md');
  expect(names).toContain('examples_workflows_update-lock.yml');
});

describe.skipIf(!existsSync(zizmor))('zizmor (needs e2e/peers/install)', () => {
  it('has no finding about our own workflows and actions, by its strictest rules', () => {
    const files = globSync(own, { cwd: root });
    expect(run(zizmor, ['--persona=pedantic', ...options(), ...files], root)).toBe('');
  });

  it('has no finding about a workflow that a reader could copy', () => {
    const paths = [...documented.keys()].map((name) => join('.github/workflows', name));
    expect(run(zizmor, [...options(), ...paths], folder)).toBe('');
  });

  it.each([
    ['an action by tag', '      - uses: actions/checkout@v7\n        with: { persist-credentials: false }\n'],
    ['an output as text of a shell', `      - run: echo $${'{{ steps.image.outputs.name }}'}\n`],
  ])('would find %s', (_what, step) => {
    const name = '.github/workflows/wrong.yml';
    const workflow = `name: Wrong\non: push\npermissions: {}\njobs:\n  wrong:\n    runs-on: ubuntu-24.04\n    steps:\n${step}`;
    writeFileSync(join(folder, name), workflow);
    expect(run(zizmor, [...options(), name], folder)).toMatch(/unpinned-uses|template-injection/);
  });
});

describe.skipIf(!existsSync(actionlint))('actionlint (needs Go and e2e/peers/install)', () => {
  it('has no finding about any workflow', () => {
    const paths = [...documented.keys()].map((name) => join(folder, '.github/workflows', name));
    const files = globSync('.github/workflows/*.yml', { cwd: root }).map((path) => join(root, path));
    const options = ['-no-color', '-shellcheck=', '-pyflakes=', '-ignore', STEP_OF_ANOTHER_PART];
    expect(run(actionlint, [...options, ...files, ...paths], folder)).toBe('');
  });
});

function options(): string[] {
  const config = join(root, '.github/zizmor.yml');
  return ['--offline', '--no-progress', '--quiet', '--collect=all', `--config=${config}`, '--format=plain'];
}

/** The findings of a linter: nothing when it succeeds. */
function run(file: string, parameters: readonly string[], cwd: string): string {
  const { status, stdout, stderr, error } = spawnSync(file, parameters, { cwd, encoding: 'utf8' });
  if (error !== undefined) throw error;
  return status === 0 ? '' : `status ${status}\n${stdout}${stderr}`;
}
