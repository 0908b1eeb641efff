import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { formatProblem } from '@ami-select/core';
import { describe, expect, it } from 'vitest';
import { recordLocks } from '../record/create-record.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { pathInBuild, pathInCommand } from './path-in-command.ts';
import { readLocks } from './read-locks.ts';

const HASH = `--hash=sha256:${'a'.repeat(64)}`;

async function reading(files: Readonly<Record<string, string>>, requirements: readonly string[]) {
  const commandDirectory = await tempFolder();
  const baseDirectory = join(commandDirectory, 'ci');
  await mkdir(join(baseDirectory, 'more'), { recursive: true });
  for (const [name, content] of Object.entries(files)) await writeFile(join(baseDirectory, name), content);
  const environments = [{ name: 'app', requirements }];
  const build = { baseDirectory, commandDirectory, environments, upload: [], steps: [], artifacts: [] };
  return { build, ...readLocks(build) };
}

describe('the place of a problem', () => {
  it('starts from where the command was started, in included files and within messages, too', async () => {
    const { problems } = await reading(
      {
        'r.txt': `-r more/m.txt\na==1 ${HASH}\n`,
        'more/m.txt': `a==2 ${HASH}\nclick\n-r none.txt\n`,
        'uv.lock': 'version = 1\n',
      },
      ['r.txt', 'uv.lock', 'missing.txt'],
    );

    const texts = problems.map(formatProblem);
    expect(texts).toEqual([
      expect.stringMatching(/^ci\/more\/m\.txt:2: click is not pinned/),
      expect.stringMatching(/^ci\/more\/m\.txt:2: click has no hash/),
      expect.stringMatching(/^ci\/more\/m\.txt:3: "ci\/more\/none\.txt" is not valid/),
      expect.stringMatching(/^ci\/uv\.lock:1: .*cd ci && uv export/),
      expect.stringMatching(/^"missing\.txt" is not valid/),
      expect.stringMatching(/^ci\/r\.txt:2: a==1 conflicts with a==2 in ci\/more\/m\.txt:1 \[app\]$/),
    ]);
  });

  it('is that of the build in the record, which another folder may go on with', async () => {
    const files = { 'r.txt': `-r more/m.txt\na==1 ${HASH}\n`, 'more/m.txt': `b==2 ${HASH}\n` };
    const { build, locks } = await reading(files, ['r.txt']);

    const recorded = await recordLocks({ build, locks });

    expect(recorded.map(({ path }) => path)).toEqual(['r.txt', 'more/m.txt']);
  });

  it.each([
    ['r.txt', 'ci/r.txt'],
    ['../r.txt', 'r.txt'],
    ['/tmp/r.txt', '/tmp/r.txt'],
  ])('%s is shown as %s, and back', (path, shown) => {
    const place = { baseDirectory: '/work/ci', commandDirectory: '/work' };

    expect(pathInCommand(path, place)).toBe(shown);
    expect(pathInBuild(shown, place)).toBe(path);
  });
});
