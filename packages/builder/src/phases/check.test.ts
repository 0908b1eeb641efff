import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatProblem } from '@ami-select/core';
import { describe, expect, it } from 'vitest';
import type { Build } from '../definition/build.ts';
import type { Machine } from '../machine/machine.ts';
import { BuilderError } from '../report/errors.ts';
import { fakeMachine } from '../testing/fake-machine.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { checkBuild } from './check.ts';

const HASH = `--hash=sha256:${'a'.repeat(64)}`;

async function buildOf(requirements: string, upload: readonly string[] = []): Promise<Build> {
  const baseDirectory = await tempFolder();
  await writeFile(join(baseDirectory, 'r.txt'), requirements);
  const environments = [{ name: 'app', requirements: ['r.txt'] }];
  return { baseDirectory, environments, upload, steps: [], artifacts: [] };
}

function problemsOf(build: Build, machines: readonly Machine[]): readonly string[] {
  try {
    checkBuild(build, machines);
    return [];
  } catch (error) {
    if (error instanceof BuilderError) return error.problems.map(formatProblem);
    throw error;
  }
}

describe('checkBuild', () => {
  it('reads the lock files and lists the uploads', async () => {
    const build = await buildOf(`foo==1.0 ${HASH}\n`, ['r.txt']);

    const { locks, uploads } = checkBuild(build, [fakeMachine('host-1')]);

    expect(locks.map(({ requirements }) => requirements.map(({ name }) => name))).toEqual([['foo']]);
    expect(uploads.map(({ path }) => path)).toEqual(['r.txt']);
  });

  it('lists problems of machines, requirements and uploads together', async () => {
    const build = await buildOf('foo>=1\n', ['gone']);

    expect(problemsOf(build, [])).toEqual([
      'machines: [] is not valid because it is empty; expected at least one machine',
      expect.stringContaining('build.upload: "gone" is not valid'),
      'r.txt:1: foo is not pinned (">=1"); expected foo==version [app]',
      'r.txt:1: foo has no hash; expected --hash=sha256:... [app]',
      expect.stringMatching(/^r\.txt: 1 of 1 requirements lack a version or hashes; .* \[app\]$/),
    ]);
  });

  it.each(['../up', '', '.hidden', 'a/b', 'a b', 'a\nb'])(
    'refuses a machine with the name %j',
    async (name) => {
      expect(problemsOf(await buildOf(`foo==1.0 ${HASH}`), [fakeMachine(name)])).toEqual([
        expect.stringContaining('is not valid because it becomes a folder'),
      ]);
    },
  );

  it('refuses two machines of one name, once', async () => {
    const machines = ['a', 'b', 'a', 'B'].map((name) => fakeMachine(name));

    expect(problemsOf(await buildOf(`foo==1.0 ${HASH}`), machines)).toEqual([
      'machines: "a" is there twice; expected unique names',
    ]);
  });
});
