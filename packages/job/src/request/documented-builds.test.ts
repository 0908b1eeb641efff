import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Build, loadBuild } from '@ami-select/builder';
import { parseConfig } from '@ami-select/config';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../../..');
const page = readFileSync(join(root, 'docs/builds.md'), 'utf8');

async function documented(): Promise<{ readonly build: Build; readonly problems: readonly unknown[] }> {
  const [text = ''] = [...page.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map((match) => match[1] ?? '');
  const { config, problems } = await parseConfig(text, '/project/ami-select.yml');
  return { build: loadBuild(config.build, { baseDirectory: '/project' }), problems };
}

describe('the build file of docs/builds.md', () => {
  it('is one that the tool takes', async () => {
    const { build, problems } = await documented();

    expect(problems).toEqual([]);
    expect(build.environments.map(({ name, requirements }) => [name, ...requirements])).toEqual([
      ['app-py3.12', 'requirements/app-3.12.txt'],
      ['app-py3.13', 'requirements/app-3.13.txt'],
      ['lint', 'requirements/lint.txt'],
    ]);
    expect(build.steps.map(({ name }) => name)).toEqual([
      'lint',
      'tests (app-py3.12)',
      'tests (app-py3.13)',
      'service',
      'state',
    ]);
  });

  it('stands beside a workflow and a compose file of the same lock files', async () => {
    const { build } = await documented();
    const files = build.environments.flatMap(({ requirements }) => requirements);

    const [, workflow = '', compose = ''] = page.split('## The same as');
    expect(workflow).toContain('requirements/lint.txt');
    for (const file of files) expect(compose).toContain(file);
  });
});
