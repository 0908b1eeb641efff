import { describe, expect, it } from 'vitest';
import type { MachineFacts } from '../machine/facts.ts';
import { machineFacts, pythonFacts } from '../testing/facts.ts';
import { wheelFile } from '../testing/resolution.ts';
import { resolveScene } from '../testing/resolve-scene.ts';
import { PINNED_PIPS, PINNED_UV } from './pinned-tools.ts';

const [newest, oldest] = PINNED_PIPS;
if (newest === undefined || oldest === undefined) throw new Error('no pip is pinned');
const newestFile = wheelFile('pip', newest.version, { hashes: newest.hashes });
const oldestFile = wheelFile('pip', oldest.version, { hashes: oldest.hashes });
const uvFile = { ...wheelFile('uv', PINNED_UV.version), hashes: PINNED_UV.hashes };
const foo = [wheelFile('foo', '1.0')];

function factsOf(python: string): Readonly<Record<string, MachineFacts>> {
  return { 'host-1': machineFacts({ pythons: { python3: pythonFacts({ python }) } }) };
}

describe('what installs on a machine', () => {
  it.each(['auto', 'pip'] as const)('is the pinned pip when the index has it, with %s', async (installer) => {
    const { resolutions, warnings } = await resolveScene({ files: { foo, pip: [newestFile] }, installer });

    expect(resolutions[0]?.pip).toEqual({ requirement: newest, file: newestFile });
    expect(warnings).toEqual([]);
  });

  it('is an older pinned pip where the newest says that the Python is too old', async () => {
    const pip = [{ ...newestFile, requiresPython: '>=3.13' }, oldestFile];

    const { resolutions } = await resolveScene({ files: { foo, pip }, installer: 'auto' });

    expect(resolutions[0]?.pip).toEqual({ requirement: oldest, file: oldestFile });
  });

  it('is the same where the index lists no Requires-Python, as a folder', async () => {
    const files = { foo, pip: [newestFile, oldestFile] };

    const { resolutions } = await resolveScene({ files, facts: factsOf('3.9.18'), installer: 'auto' });

    expect(resolutions[0]?.pip?.requirement.version).toBe(oldest.version);
  });

  it('is uv where it fits, and no pip is brought', async () => {
    const files = { foo, pip: [newestFile], uv: [uvFile] };

    const { resolutions } = await resolveScene({ files, installer: 'auto' });

    expect(resolutions[0]).toMatchObject({ uv: { requirement: PINNED_UV, file: uvFile } });
    expect(resolutions[0]?.pip).toBeUndefined();
  });

  it.each([
    ['auto', ['foo', 'pip', 'uv']],
    ['pip', ['foo', 'pip']],
    ['uv', ['foo', 'uv']],
    ['machine-pip', ['foo']],
  ] as const)('is looked up with %s as %j, and nothing else is', async (installer, keys) => {
    const files = { foo, pip: [newestFile], uv: [uvFile] };

    const { queries, resolutions } = await resolveScene({ files, installer });

    const [machine] = resolutions;
    expect(queries.toSorted()).toEqual(keys);
    expect(machine?.uv !== undefined).toBe(installer === 'auto' || installer === 'uv');
    expect(machine?.pip !== undefined).toBe(installer === 'pip');
  });

  it('is nothing where nothing is installed', async () => {
    const { warnings, resolutions } = await resolveScene({ requirements: [], installer: 'auto' });

    expect(resolutions).toMatchObject([{ machine: 'host-1', pip: undefined }]);
    expect(warnings).toEqual([]);
  });
});

describe('machine-pip', () => {
  function ownPip(pip?: string, bundledPip?: string): Readonly<Record<string, MachineFacts>> {
    return { 'host-1': machineFacts({ pythons: { python3: { ...pythonFacts(), pip, bundledPip } } }) };
  }

  it.each([
    ['22.3', undefined, '22.3'],
    ['24.0', undefined, '24.0'],
    [undefined, '/usr/lib/ensurepip/_bundled/pip-22.2-py3-none-any.whl', '22.2'],
    ['20.0', '/usr/lib/ensurepip/_bundled/pip-24.1-py3-none-any.whl', '24.1'],
  ])('is the one of the machine: module %s, bundled %s', async (pip, bundled, version) => {
    const { warnings } = await resolveScene({ facts: ownPip(pip, bundled) });

    expect(warnings).toEqual([
      `machines install with their own pip (${version}), which nothing pins or verifies, because of installer: machine-pip`,
    ]);
  });

  it.each([
    [undefined, undefined, 'python3 has no pip;'],
    ['22.2', undefined, 'python3 has only pip 22.2;'],
    ['22.2', '/x/pip-22.1-py3-none-any.whl', 'python3 has only pip 22.2;'],
  ])('is refused when it is too old: module %s, bundled %s', async (pip, bundled, message) => {
    await expect(resolveScene({ facts: ownPip(pip, bundled) })).rejects.toMatchObject({
      code: 'MACHINE_FAILED',
      problems: [
        {
          environment: 'app',
          machine: 'host-1',
          message: `python3 has ${message.slice('python3 has '.length)} expected pip 22.3 or newer there, or installer: auto and an index with a pinned wheel of uv or pip`,
        },
      ],
    });
  });
});
