import { describe, expect, it } from 'vitest';
import type { StoredWheel } from '../resolve/download-wheels.ts';
import { fakeMachine } from '../testing/fake-machine.ts';
import { recorder } from '../testing/recorder.ts';
import { pickOf, resolutionOf } from '../testing/resolution.ts';
import { stageOf } from '../testing/stage.ts';
import { uploadEverything } from './upload.ts';

function stored(...filenames: readonly string[]): ReadonlyMap<string, StoredWheel> {
  const wheels = filenames.map((filename) => {
    return { filename, path: `/wheelhouse/${filename}`, sha256: '', bytes: 1, downloaded: true };
  });
  return new Map(wheels.map((wheel) => [wheel.filename, wheel]));
}

const foo = pickOf('foo', '1.0');
const bar = pickOf('bar', '2.0');
const pip = pickOf('pip', '26.0');

describe('uploadEverything', () => {
  it('brings each machine its own wheels, a flat requirement file, pip and the sources in one stream', async () => {
    const machines = [fakeMachine('host-1'), fakeMachine('host-2')];
    const stage = stageOf(machines, {
      uploads: [{ path: 'src/a.py', content: { file: '/project/src/a.py' }, mode: 0o755 }],
      resolutions: [resolutionOf('host-1', [foo, bar], { pip }), resolutionOf('host-2', [bar])],
      wheels: stored(foo.file.filename, bar.file.filename, pip.file.filename),
    });

    await uploadEverything(stage, recorder());

    const [first, second] = machines.map(({ trees }) => trees);
    expect(first).toHaveLength(1);
    const [entries = [], directory] = first?.[0] ?? [];
    expect(directory).toBe('.ami-select/build');
    expect(entries.map(({ path }) => path)).toEqual([
      'tools/pip-26.0-py3-none-any.whl',
      'requirements/app.txt',
      'wheelhouse/foo-1.0-py3-none-any.whl',
      'wheelhouse/bar-2.0-py3-none-any.whl',
      'workspace/src/a.py',
    ]);
    expect(entries.at(-1)).toMatchObject({ content: { file: '/project/src/a.py' }, mode: 0o755 });
    const content = entries[1]?.content;
    expect(content && 'bytes' in content && content.bytes.toString()).toBe(
      `foo==1.0 --hash=${foo.requirement.hashes[0]}\nbar==2.0 --hash=${bar.requirement.hashes[0]}\n`,
    );
    expect(second?.[0]?.[0].map(({ path }) => path)).toEqual([
      'requirements/app.txt',
      'wheelhouse/bar-2.0-py3-none-any.whl',
      'workspace/src/a.py',
    ]);
  });

  it('brings a wheel of two environments once', async () => {
    const machine = fakeMachine('host-1');
    const [first] = resolutionOf('host-1', [foo]).environments;
    const environments = ['app', 'tools'].flatMap((name) => {
      return first ? [{ ...first, lock: { ...first.lock, environment: { name, requirements: [] } } }] : [];
    });
    const stage = stageOf([machine], {
      resolutions: [{ machine: 'host-1', environments }],
      wheels: stored(foo.file.filename),
    });

    await uploadEverything(stage, recorder());

    expect(machine.trees[0]?.[0].map(({ path }) => path)).toEqual([
      'requirements/app.txt',
      'wheelhouse/foo-1.0-py3-none-any.whl',
      'requirements/tools.txt',
    ]);
  });

  it('empties the folder of the build also when there is nothing to bring', async () => {
    const machine = fakeMachine('host-1');

    await uploadEverything(stageOf([machine]), recorder());

    expect(machine.scripts).toEqual([expect.stringContaining('rm -rf "$HOME/.ami-select/build"')]);
    expect(machine.trees).toEqual([]);
  });

  it('fails with what the machine printed when its folder cannot be emptied', async () => {
    const machine = fakeMachine('host-1', () => ({ exitCode: 1, stderr: 'read-only file system\n' }));

    const uploading = uploadEverything(stageOf([machine]), recorder());

    await expect(uploading).rejects.toMatchObject({
      code: 'MACHINE_FAILED',
      problems: [{ message: 'read-only file system', machine: 'host-1' }],
    });
    expect(machine.trees).toEqual([]);
  });

  it('passes the signal on', async () => {
    const machine = fakeMachine('host-1');
    const { signal } = new AbortController();

    await uploadEverything(stageOf([machine], { uploads: [{ path: 'a', content: { file: '/a' } }] }), {
      ...recorder(),
      signal,
    });

    expect([machine.options[0]?.signal, machine.trees[0]?.[2]?.signal]).toEqual([signal, signal]);
  });
});
