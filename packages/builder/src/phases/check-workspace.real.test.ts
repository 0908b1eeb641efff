import { describe, expect, it } from 'vitest';
import { localMachines } from '../testing/local-machines.ts';
import { recorder } from '../testing/recorder.ts';
import { pickOf } from '../testing/resolution.ts';
import { stageOf } from '../testing/stage.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import type { AssignedBuild } from './assign-builds.ts';
import { watchWorkspaces } from './check-workspace.ts';
import { hashUploads } from './hash-uploads.ts';

/** What is said of a workspace with one file, delivered or left by steps, after a script has run in it. */
async function problemsAfter(script: string, { isLeft = false } = {}): Promise<readonly string[]> {
  const machines = await localMachines(1, await tempFolder());
  const [machine] = machines;
  const uploads = [{ path: 'a.py', content: { bytes: Buffer.from('1\n') }, mode: 0o644 }];
  await machine?.transport.putTree(uploads, '.ami-select/build/workspace');
  const build = { build: pickOf('foo', '1.0') } as AssignedBuild;
  const stage = { ...stageOf(machines), hashedUploads: isLeft ? undefined : await hashUploads(uploads) };
  const check = await watchWorkspaces(stage, { ...recorder(), assigned: new Map([['host-1', [build]]]) });
  await machine?.transport.exec(`cd .ami-select/build/workspace && ${script}`);
  const error = await check().catch((reason: unknown) => reason);
  return (
    (error as { problems?: { message: string }[] } | undefined)?.problems?.map((one) => one.message) ?? []
  );
}

describe('watchWorkspaces', () => {
  const after = 'after the build of foo-1.0-py3-none-any.whl; expected what was delivered';

  it.each([
    ['nothing', 'mkdir empty', []],
    ['an executable file', 'chmod +x a.py', [`workspace/a.py is executable ${after}`]],
    [
      'a file that others may write to',
      'chmod o+w a.py',
      [`workspace has files that others may write to, or that give their rights ${after}`],
    ],
    ['a changed file', 'echo 2 >a.py', [`workspace/a.py has other bytes ${after}`]],
    ['a file that is gone', 'rm a.py', [`workspace has 0 files instead of 1 ${after}`]],
    ['a new file', 'echo >conftest.py', [`workspace has 2 files instead of 1 ${after}`]],
    ['a new link', 'ln -s /etc etc', [`workspace has 2 files instead of 1 ${after}`]],
  ])('finds %s', async (_title, script, expected) => {
    expect(await problemsAfter(script)).toEqual(expected);
  });

  it.each([
    ['a changed file', 'echo 2 >a.py'],
    ['a file that is gone', 'rm a.py'],
    ['a new link', 'ln -s /etc etc'],
    ['a new folder', 'mkdir empty'],
    ['an executable file', 'chmod +x a.py'],
  ])('finds %s where steps have left it', async (_title, script) => {
    const left = 'workspace is not as it was before, after the build of foo-1.0-py3-none-any.whl';

    expect(await problemsAfter(script, { isLeft: true })).toEqual([
      `${left}; expected "deliver" as the phase to start from`,
    ]);
  });

  it('finds nothing where steps have left it and nothing changed it', async () => {
    expect(await problemsAfter('touch -d 2000-01-01 a.py', { isLeft: true })).toEqual([]);
  });
});
