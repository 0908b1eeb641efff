import { describe, expect, it } from 'vitest';
import { localMachines } from '../testing/local-machines.ts';
import { recorder } from '../testing/recorder.ts';
import { pickOf } from '../testing/resolution.ts';
import { stageOf } from '../testing/stage.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import type { AssignedBuild } from './assign-builds.ts';
import { checkWorkspaces } from './check-workspace.ts';
import { hashUploads } from './hash-uploads.ts';

/** What is said of a workspace with one file after a script has run in it. */
async function problemsAfter(script: string): Promise<readonly string[]> {
  const machines = await localMachines(1, await tempFolder());
  const [machine] = machines;
  const uploads = [{ path: 'a.py', content: { bytes: Buffer.from('1\n') }, mode: 0o644 }];
  await machine?.transport.putTree(uploads, '.ami-select/build/workspace');
  await machine?.transport.exec(`cd .ami-select/build/workspace && ${script}`);
  const build = { build: pickOf('foo', '1.0') } as AssignedBuild;
  const stage = { ...stageOf(machines), hashedUploads: await hashUploads(uploads) };
  const checking = checkWorkspaces(stage, { ...recorder(), assigned: new Map([['host-1', [build]]]) });
  const error = await checking.catch((reason: unknown) => reason);
  return (
    (error as { problems?: { message: string }[] } | undefined)?.problems?.map((one) => one.message) ?? []
  );
}

describe('checkWorkspaces', () => {
  const after = 'after the build of foo-1.0-py3-none-any.whl; expected what was delivered';

  it.each([
    ['nothing', 'mkdir empty', []],
    ['a changed file', 'echo 2 >a.py', [`workspace/a.py has other bytes ${after}`]],
    ['a file that is gone', 'rm a.py', [`workspace has 0 files instead of 1 ${after}`]],
    ['a new file', 'echo >conftest.py', [`workspace has 2 files instead of 1 ${after}`]],
    ['a new link', 'ln -s /etc etc', [`workspace has 2 files instead of 1 ${after}`]],
  ])('finds %s', async (_title, script, expected) => {
    expect(await problemsAfter(script)).toEqual(expected);
  });
});
