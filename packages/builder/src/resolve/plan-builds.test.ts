import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import { WheelStore } from '../fetch/wheel-store.ts';
import type { IndexFile, PackageIndex } from '../index/package-index.ts';
import { normalizeName, type Requirement } from '../requirements/requirement.ts';
import { pythonFacts } from '../testing/facts.ts';
import { opensWith } from '../testing/opened.ts';
import { requirementOf } from '../testing/resolution.ts';
import { type SdistParts, sdistBytes } from '../testing/sdist-bytes.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { wheelBytes } from '../testing/wheel-bytes.ts';
import { sha256 } from '../wheels/digest.ts';
import { type PlannedMachine, planBuilds } from './plan-builds.ts';
import type { MachineResolution } from './resolution.ts';

interface Offered {
  readonly requirement: Requirement;
  readonly file: IndexFile;
}

function offered(filename: string, bytes: Buffer): Offered {
  const [name = '', version = ''] = filename.replace('.tar.gz', '').split('-');
  const hashes = [`sha256:${sha256(bytes)}`];
  return {
    requirement: requirementOf(name, version, { hashes }),
    file: { filename, hashes, open: opensWith(bytes) },
  };
}

function wheel(stem: string, ...metadata: readonly string[]): Offered {
  return offered(`${stem}-py3-none-any.whl`, wheelBytes({ stem, metadata }));
}

function sdist(stem: string, requires: readonly string[], parts: SdistParts = {}): Offered {
  const pyproject = `[build-system]\nrequires = ${JSON.stringify(requires)}\n`;
  return offered(`${stem}.tar.gz`, sdistBytes({ stem, pyproject, ...parts }));
}

interface Scene {
  /** The archive of the lock. */
  readonly archive: Offered;
  readonly offers?: readonly Offered[];
  /** Pins in the lock of the environment, and in `build-requirements`. */
  readonly locked?: readonly Offered[];
  readonly pinned?: readonly Offered[];
  readonly allow?: readonly string[];
  readonly isPythonKnown?: boolean;
  /** That the environment names. */
  readonly python?: string | undefined;
}

async function planned({
  archive,
  offers = [],
  locked = [],
  pinned = [],
  allow = [],
  isPythonKnown,
  python,
}: Scene): Promise<PlannedMachine> {
  const all = [archive, ...offers, ...locked, ...pinned];
  const index: PackageIndex = {
    name: 'all indexes',
    serving: (key) => `the index of ${key}`,
    project: async (key) => {
      return { files: all.filter(({ requirement }) => requirement.key === key).map(({ file }) => file) };
    },
  };
  const requirements = [archive, ...locked].map(({ requirement }) => requirement);
  const lock = { environment: { name: 'app', requirements: ['r.txt'], python }, requirements };
  const environment = { lock, python: pythonFacts(), picks: [], sdists: [archive] };
  const resolution: MachineResolution = { machine: 'host-1', environments: [environment] };
  const clock = createVirtualClock();
  const store = new WheelStore({ folder: await tempFolder(), clock });
  const pins = pinned.map(({ requirement }) => ({ ...requirement, file: 'build.txt' }));
  const sdists = { allow: new Set(['foo', ...allow].map(normalizeName)), pins, files: [] };
  const [machine] = await planBuilds([resolution], { index, clock, store, sdists, isPythonKnown });
  if (machine === undefined) throw new Error('nothing was planned');
  return machine;
}

function messages({ problems }: PlannedMachine): readonly string[] {
  return problems.map(({ code, file, line, message }) => `${code} ${file}:${line} ${message}`);
}

function buildOf({ resolution }: PlannedMachine) {
  return resolution.environments[0]?.builds?.[0];
}

function namesOf({ resolution }: PlannedMachine): readonly string[] {
  const { builds = [] } = resolution.environments[0] ?? {};
  return builds.flatMap(({ tools }) => tools.map(({ file }) => file.filename));
}

describe('planBuilds', () => {
  it('takes the tools from the lock, else from build-requirements, with all that they need', async () => {
    const found = await planned({
      archive: sdist('foo-1.0', ['maker[fast]>=1', 'other; python_version < "3"']),
      locked: [wheel('helper-1.0')],
      pinned: [
        wheel(
          'maker-1.0',
          'Requires-Dist: helper',
          'Provides-Extra: fast',
          'Requires-Dist: quick; extra == "fast"',
        ),
        wheel('quick-2.0'),
        wheel('helper-9.0'),
      ],
    });

    expect(messages(found)).toEqual([]);
    expect(namesOf(found)).toEqual([
      'maker-1.0-py3-none-any.whl',
      'helper-1.0-py3-none-any.whl',
      'quick-2.0-py3-none-any.whl',
    ]);
  });

  it('goes past a pin of the lock in a version that does not build', async () => {
    const archive = sdist('foo-1.0', ['maker>=2']);
    const found = await planned({ archive, locked: [wheel('maker-1.0')], pinned: [wheel('maker-2.0')] });

    expect(namesOf(found)).toEqual(['maker-2.0-py3-none-any.whl']);
  });

  it('names what no pin gives, and the command that pins it', async () => {
    const found = await planned({
      archive: sdist('foo-1.0', ['maker>=2', 'wide']),
      locked: [wheel('maker-1.0')],
      pinned: [wheel('wide-1.0', 'Requires-Dist: deep')],
    });

    const command = `printf '%s\\n' 'maker>=2' 'wide' | uv pip compile --generate-hashes --only-binary :all: --python-version 3.12 -o 'build-requirements.txt' -`;
    const how = `expected its pin with hashes in the lock of the environment or in build-requirements.txt: ${command}, and build-requirements: [build-requirements.txt] or --build-requirements build-requirements.txt`;
    expect(messages(found)).toEqual([
      `UNPINNED r.txt:1 foo-1.0.tar.gz needs maker>=2 to be built, which is pinned in another version (maker==1.0 in r.txt:1); ${how}`,
      `UNPINNED r.txt:1 foo-1.0.tar.gz needs deep for wide==1.0 to be built, which is not pinned; ${how}`,
    ]);
  });

  it.each([
    [
      undefined,
      ':all: -o',
      ' (add --python-version where the machine has another Python than this one): printf',
    ],
    ['3.12', ' --python-version 3.12 -o', 'in build-requirements.txt: printf'],
  ])('names only a Python in the command that every machine has: %s', async (python, option, place) => {
    const found = await planned({ archive: sdist('foo-1.0', ['maker']), isPythonKnown: false, python });

    expect(messages(found)).toEqual([expect.stringContaining(option)]);
    expect(messages(found)).toEqual([expect.stringContaining(place)]);
  });

  it('builds nothing with what is built itself, unless the build names it', async () => {
    const archive = sdist('foo-1.0', ['maker']);
    const scene = { archive, pinned: [sdist('maker-1.0', ['helper']), wheel('helper-1.0')] };

    expect(messages(await planned(scene))).toEqual([
      expect.stringMatching(
        /^NO_WHEEL r\.txt:1 foo-1\.0\.tar\.gz cannot be built: maker==1\.0: the index of maker has only .* allow-sdist: \[maker\]/,
      ),
    ]);
    const found = await planned({ ...scene, allow: ['maker'] });
    expect(messages(found)).toEqual([]);
    expect(buildOf(found)?.before).toMatchObject([
      {
        file: { filename: 'maker-1.0.tar.gz' },
        tools: [{ file: { filename: 'helper-1.0-py3-none-any.whl' } }],
      },
    ]);
  });

  it('refuses a circle', async () => {
    const found = await planned({
      archive: sdist('foo-1.0', ['maker']),
      pinned: [sdist('maker-1.0', ['foo'])],
      allow: ['maker'],
    });

    expect(messages(found)).toEqual([
      'INVALID_BUILD r.txt:1 foo needs maker needs foo to be built, a circle; expected a wheel of one of them',
    ]);
  });

  it('refuses an archive that is not what its name says, and one with other bytes', async () => {
    const archive = offered('foo-1.0.tar.gz', sdistBytes({ stem: 'bar-1.0' }));
    const other = { ...archive, requirement: requirementOf('foo', '1.0') };

    expect(messages(await planned({ archive }))).toEqual([
      'NO_WHEEL r.txt:1 foo-1.0.tar.gz is not a valid source archive of foo because its PKG-INFO is of "bar 1.0"',
    ]);
    expect(messages(await planned({ archive: other }))).toEqual([
      expect.stringMatching(/^HASH r\.txt:1 foo-1\.0\.tar\.gz has sha256:/),
    ]);
  });

  it('has a key that changes with the archive and its tools alone', async () => {
    const archive = sdist('foo-1.0', ['maker']);
    const keyWith = async (maker: Offered): Promise<string | undefined> =>
      buildOf(await planned({ archive, pinned: [maker] }))?.key;

    const key = await keyWith(wheel('maker-1.0'));

    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(await keyWith(wheel('maker-1.0'))).toBe(key);
    expect(await keyWith(wheel('maker-1.0', 'Summary: another'))).not.toBe(key);
  });
});
