import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import type { Installer } from '../definition/installer.ts';
import type { IndexFile, PackageIndex } from '../index/package-index.ts';
import type { MachineFacts } from '../machine/facts.ts';
import { parseMarker } from '../requirements/parse-marker.ts';
import type { Lock } from '../requirements/read-locks.ts';
import type { Requirement } from '../requirements/requirement.ts';
import { machineFacts, pythonFacts } from '../testing/facts.ts';
import { requirementOf, wheelFile } from '../testing/resolution.ts';
import { PINNED_PIPS, PINNED_UV } from './pinned-tools.ts';
import type { MachineResolution } from './resolution.ts';
import { resolveMachines } from './resolve-machines.ts';

interface Scene {
  readonly requirements?: readonly Requirement[];
  /** Of the environment. */
  readonly python?: string;
  readonly files?: Readonly<Record<string, readonly IndexFile[]>>;
  readonly facts?: Readonly<Record<string, MachineFacts>>;
  readonly installer?: Installer;
}

interface Outcome {
  readonly resolutions: readonly MachineResolution[];
  readonly queries: readonly string[];
  readonly warnings: readonly string[];
}

async function resolve(scene: Scene): Promise<Outcome> {
  const { requirements = [requirementOf('foo', '1.0')], python, installer } = scene;
  const { files = { foo: [wheelFile('foo', '1.0')] }, facts = { 'host-1': machineFacts() } } = scene;
  const queries: string[] = [];
  const warnings: string[] = [];
  const index: PackageIndex = {
    name: 'the index',
    project: async (key) => {
      queries.push(key);
      return { files: files[key] ?? [] };
    },
  };
  const locks: readonly Lock[] = [
    { environment: { name: 'app', requirements: ['r.txt'], python }, requirements },
  ];
  const warn = (message: string): void => void warnings.push(message);
  const resolutions = await resolveMachines(locks, {
    index,
    clock: createVirtualClock(),
    facts: new Map(Object.entries(facts)),
    warn,
    installer,
  });
  return { resolutions, queries, warnings };
}

const OWN_PIP = expect.stringMatching(
  /^machines install with their own pip \(24\.0\), which nothing pins or verifies, because the index has no wheel/,
);

function withMarker(name: string, version: string, markerText: string): Requirement {
  const marker = parseMarker(markerText);
  if ('problem' in marker) throw new Error(marker.problem);
  return requirementOf(name, version, { marker, markerText });
}

const armFacts = machineFacts({ pythons: { python3: pythonFacts({ machine: 'aarch64' }) } });

describe('resolveMachines', () => {
  it('queries each project once for all machines', async () => {
    const facts = { 'host-1': machineFacts(), 'host-2': armFacts };

    const { resolutions, queries } = await resolve({ facts });

    expect(queries.toSorted()).toEqual(['foo', 'pip', 'uv']);
    expect(resolutions.map(({ machine, environments }) => [machine, environments[0]?.picks.length])).toEqual([
      ['host-1', 1],
      ['host-2', 1],
    ]);
  });

  it('queries nothing for locks without requirements', async () => {
    const { queries } = await resolve({ requirements: [], facts: {} });

    expect(queries).toEqual([]);
  });

  it('picks for each machine what its markers choose', async () => {
    const requirements = [
      withMarker('foo', '1.0', 'platform_machine == "x86_64"'),
      withMarker('foo', '2.0', 'platform_machine == "aarch64"'),
    ];
    const files = { foo: [wheelFile('foo', '1.0'), wheelFile('foo', '2.0')] };

    const { resolutions } = await resolve({
      requirements,
      files,
      facts: { intel: machineFacts(), arm: armFacts },
    });

    const versions = resolutions.map(({ environments }) =>
      environments[0]?.picks.map(({ requirement }) => requirement.version),
    );
    expect(versions).toEqual([['1.0'], ['2.0']]);
  });

  it('refuses two markers that choose two versions on one machine', async () => {
    const requirements = [
      withMarker('foo', '1.0', 'os_name == "posix"'),
      withMarker('foo', '2.0', 'sys_platform == "linux"'),
    ];

    const files = { foo: [wheelFile('foo', '1.0'), wheelFile('foo', '2.0')] };
    await expect(resolve({ requirements, files })).rejects.toMatchObject({
      code: 'INVALID_BUILD',
      problems: [
        {
          message: 'foo==2.0 conflicts with foo==1.0 in r.txt:1',
          environment: 'app',
          machine: 'host-1',
        },
      ],
    });
  });

  it.each([
    [1, 'because its only requirement does not apply to Python 3.12.3 (cp312) on x86_64, glibc 2.39'],
    [2, 'because none of its 2 requirements applies to Python 3.12.3'],
  ])('refuses an environment of which none of %d requirements applies', async (count, message) => {
    const requirements = [
      withMarker('foo', '1.0', 'sys_platform == "win32"'),
      withMarker('bar', '1.0', 'sys_platform == "darwin"'),
    ].slice(0, count);

    await expect(resolve({ requirements })).rejects.toMatchObject({
      code: 'INVALID_BUILD',
      problems: [
        {
          message: expect.stringContaining(message),
          file: 'r.txt',
          line: 1,
          environment: 'app',
          machine: 'host-1',
        },
      ],
    });
  });

  it('reports a problem of several machines once, with all of them', async () => {
    const facts = { 'host-1': machineFacts(), 'host-2': machineFacts(), arm: armFacts };

    await expect(resolve({ files: {}, facts })).rejects.toMatchObject({
      code: 'NO_WHEEL',
      problems: [
        { message: 'foo==1.0: the index has no project foo', machine: 'host-1, host-2, arm', line: 1 },
      ],
    });
  });

  it('warns of no pip where the index has a pinned installer, or nothing is installed', async () => {
    const pip = wheelFile('pip', '26.3', { hashes: PINNED_PIPS[0]?.hashes ?? [] });
    const files = { foo: [wheelFile('foo', '1.0')], pip: [pip] };

    expect((await resolve({ files })).warnings).toEqual([]);
    expect((await resolve({ requirements: [] })).warnings).toEqual([]);
  });

  it('warns of a wheel that was yanked, with the reason', async () => {
    const files = {
      foo: [wheelFile('foo', '1.0', { yanked: 'broken' })],
      bar: [wheelFile('bar', '1.0', { yanked: '' })],
    };

    const { warnings } = await resolve({
      requirements: [requirementOf('foo', '1.0'), requirementOf('bar', '1.0')],
      files,
    });

    expect(warnings).toEqual(['foo==1.0 was yanked: broken', 'bar==1.0 was yanked', OWN_PIP]);
  });

  it('warns of a Requires-Python that cannot be read, and excludes no Python for it', async () => {
    const files = { foo: [wheelFile('foo', '1.0', { requiresPython: '>=3.6.*' })] };

    const { warnings, resolutions } = await resolve({ files });

    expect(resolutions[0]?.environments[0]?.picks).toHaveLength(1);
    expect(warnings).toEqual([
      'foo-1.0-py3-none-any.whl is taken although its Requires-Python ">=3.6.*" cannot be read',
      OWN_PIP,
    ]);
  });

  it('refuses a machine without the interpreter or without venv', async () => {
    const noVenv = machineFacts({ pythons: { 'python3.12': { ...pythonFacts(), hasVenv: false } } });
    const facts = { 'host-1': machineFacts(), 'host-2': noVenv };

    await expect(resolve({ python: '3.12', facts })).rejects.toMatchObject({
      code: 'MACHINE_FAILED',
      problems: [
        {
          machine: 'host-1',
          environment: 'app',
          message: expect.stringMatching(
            /^python3\.12 is not installed, and the machine has python3 \(3\.12\.3\); name an archive/,
          ),
        },
        { machine: 'host-2', message: expect.stringMatching(/has no venv module$/) },
      ],
    });
  });

  it('refuses a machine without any Python', async () => {
    const facts = { 'host-1': machineFacts({ pythons: {} }) };

    await expect(resolve({ facts })).rejects.toMatchObject({
      message: expect.stringContaining(
        'python3 is not installed, and the machine has no other that the build names;',
      ),
    });
  });
});

describe('the pip of a machine', () => {
  const [newest, oldest] = PINNED_PIPS;
  if (newest === undefined || oldest === undefined) throw new Error('no pip is pinned');
  const pipFile = wheelFile('pip', newest.version, { hashes: newest.hashes });
  const uvFile = { ...wheelFile('uv', PINNED_UV.version), hashes: PINNED_UV.hashes };

  function facts(pip?: string, bundledPip?: string): Readonly<Record<string, MachineFacts>> {
    return { 'host-1': machineFacts({ pythons: { python3: { ...pythonFacts(), pip, bundledPip } } }) };
  }

  it('is the pinned wheel when the index has it', async () => {
    const files = { foo: [wheelFile('foo', '1.0')], pip: [pipFile] };

    const { resolutions } = await resolve({ files, facts: facts() });

    expect(resolutions[0]?.pip).toEqual({ requirement: newest, file: pipFile });
  });

  it('is an older pinned one where the Python is too old for the newest', async () => {
    const file = wheelFile('pip', oldest.version, { hashes: oldest.hashes });
    const files = { foo: [wheelFile('foo', '1.0')], pip: [{ ...pipFile, requiresPython: '>=3.13' }, file] };

    const { resolutions } = await resolve({ files, facts: facts() });

    expect(resolutions[0]?.pip).toEqual({ requirement: oldest, file });
  });

  it('is not brought where uv installs', async () => {
    const files = { foo: [wheelFile('foo', '1.0')], pip: [pipFile], uv: [uvFile] };

    const { resolutions } = await resolve({ files, facts: facts() });

    expect(resolutions[0]).toMatchObject({ uv: { requirement: PINNED_UV, file: uvFile } });
    expect(resolutions[0]?.pip).toBeUndefined();
  });

  it('is brought in place of uv when the build says so', async () => {
    const files = { foo: [wheelFile('foo', '1.0')], pip: [pipFile], uv: [uvFile] };

    const { resolutions, queries } = await resolve({ files, facts: facts(), installer: 'pip' });

    expect(resolutions[0]).toMatchObject({ pip: { file: pipFile } });
    expect(resolutions[0]?.uv).toBeUndefined();
    expect(queries).not.toContain('uv');
  });

  it('does not replace a uv that the build asks for', async () => {
    const files = { foo: [wheelFile('foo', '1.0')], pip: [pipFile] };

    await expect(resolve({ files, facts: facts(), installer: 'uv' })).rejects.toMatchObject({
      code: 'NO_WHEEL',
      problems: [
        { message: expect.stringMatching(/no wheel of uv 0\.13\.9 for the machine/), machine: 'host-1' },
      ],
    });
  });

  it('is not a wheel of the index with other bytes', async () => {
    const other = { ...pipFile, hashes: [`sha256:${'b'.repeat(64)}`] };
    const files = { foo: [wheelFile('foo', '1.0')], pip: [other] };

    const { resolutions } = await resolve({ files, facts: facts('24.0') });

    expect(resolutions[0]?.pip).toBeUndefined();
  });

  it.each([
    ['22.3', undefined],
    ['24.0', undefined],
    [undefined, '/usr/lib/ensurepip/_bundled/pip-22.2-py3-none-any.whl'],
    ['20.0', '/usr/lib/ensurepip/_bundled/pip-24.0-py3-none-any.whl'],
  ])('may be the one of the machine: module %s, bundled %s', async (pip, bundled) => {
    await expect(resolve({ facts: facts(pip, bundled) })).resolves.toBeDefined();
  });

  it.each([
    [undefined, undefined, 'python3 has no pip;'],
    ['22.2', undefined, 'python3 has only pip 22.2;'],
    ['22.2', '/x/pip-22.1-py3-none-any.whl', 'python3 has only pip 22.2;'],
  ])('is refused when it is too old: module %s, bundled %s', async (pip, bundled, message) => {
    await expect(resolve({ facts: facts(pip, bundled) })).rejects.toMatchObject({
      code: 'MACHINE_FAILED',
      problems: [{ environment: 'app', machine: 'host-1', message: expect.stringContaining(message) }],
    });
  });
});
