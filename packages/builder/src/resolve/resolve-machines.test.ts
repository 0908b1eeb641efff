import { describe, expect, it } from 'vitest';
import { parseMarker } from '../requirements/parse-marker.ts';
import type { Requirement } from '../requirements/requirement.ts';
import { machineFacts, pythonFacts } from '../testing/facts.ts';
import { requirementOf, wheelFile } from '../testing/resolution.ts';
import { resolveScene } from '../testing/resolve-scene.ts';

const OWN_PIP = expect.stringMatching(
  /^machines install with their own pip \(24\.0\), which nothing pins or verifies, because of installer: machine-pip$/,
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

    const { resolutions, queries } = await resolveScene({ facts });

    expect(queries).toEqual(['foo']);
    expect(resolutions.map(({ machine, environments }) => [machine, environments[0]?.picks.length])).toEqual([
      ['host-1', 1],
      ['host-2', 1],
    ]);
  });

  it('queries nothing for locks without requirements', async () => {
    const { queries } = await resolveScene({ requirements: [], facts: {} });

    expect(queries).toEqual([]);
  });

  it('picks for each machine what its markers choose', async () => {
    const requirements = [
      withMarker('foo', '1.0', 'platform_machine == "x86_64"'),
      withMarker('foo', '2.0', 'platform_machine == "aarch64"'),
    ];
    const files = { foo: [wheelFile('foo', '1.0'), wheelFile('foo', '2.0')] };

    const { resolutions } = await resolveScene({
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
    await expect(resolveScene({ requirements, files })).rejects.toMatchObject({
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

    await expect(resolveScene({ requirements })).rejects.toMatchObject({
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

    await expect(resolveScene({ files: {}, facts })).rejects.toMatchObject({
      code: 'NO_WHEEL',
      problems: [
        { message: 'foo==1.0: the index has no project foo', machine: 'host-1, host-2, arm', line: 1 },
      ],
    });
  });

  it('names the field of an index that has none of several projects', async () => {
    const requirements = [requirementOf('foo', '1.0'), requirementOf('bar', '1.0')];
    const place = { indexUrl: 'https://index.example/simpel', baseDirectory: '/' };

    await expect(resolveScene({ requirements, files: {}, place })).rejects.toMatchObject({
      problems: [{ field: 'build.index-url', message: expect.stringContaining('none of the 2 projects') }],
    });
    const indexUrlLine = { file: 'r.txt', line: 1 };
    await expect(
      resolveScene({ requirements, files: {}, place: { ...place, indexUrlLine } }),
    ).rejects.toMatchObject({ problems: [{ ...indexUrlLine, field: '--index-url' }] });
  });

  it('is one problem of an address that has neither the only project nor what installs it', async () => {
    const place = { indexUrl: 'https://index.example/', baseDirectory: '/' };

    await expect(resolveScene({ files: {}, place, installer: 'auto' })).rejects.toMatchObject({
      problems: [
        {
          field: 'build.index-url',
          message:
            'the index is not valid because it has none of the 3 projects that were looked up: foo, uv, pip; expected the address of a simple index that has them, such as https://pypi.org/simple/',
        },
      ],
    });
    const pip = [wheelFile('pip', '26.3')];
    await expect(resolveScene({ files: { pip }, place, installer: 'auto' })).rejects.toThrow(
      'no project foo',
    );
  });

  it('names the one of several indexes that has a project', async () => {
    const serving = (key: string): string => `the index of ${key}`;

    await expect(resolveScene({ files: {}, serving })).rejects.toMatchObject({
      problems: [{ message: 'foo==1.0: the index of foo has no project foo' }],
    });
  });

  it('warns of a wheel that was yanked, with the reason', async () => {
    const files = {
      foo: [wheelFile('foo', '1.0', { yanked: 'broken' })],
      bar: [wheelFile('bar', '1.0', { yanked: '' })],
    };

    const { warnings } = await resolveScene({
      requirements: [requirementOf('foo', '1.0'), requirementOf('bar', '1.0')],
      files,
    });

    expect(warnings).toEqual(['foo==1.0 was yanked: broken', 'bar==1.0 was yanked', OWN_PIP]);
  });

  it('warns of a Requires-Python that cannot be read, and excludes no Python for it', async () => {
    const files = { foo: [wheelFile('foo', '1.0', { requiresPython: '>=3.6.*' })] };

    const { warnings, resolutions } = await resolveScene({ files });

    expect(resolutions[0]?.environments[0]?.picks).toHaveLength(1);
    expect(warnings).toEqual([
      'foo-1.0-py3-none-any.whl is taken although its Requires-Python ">=3.6.*" cannot be read',
      OWN_PIP,
    ]);
  });

  it('refuses a machine without the interpreter or without venv', async () => {
    const noVenv = machineFacts({ pythons: { 'python3.12': { ...pythonFacts(), hasVenv: false } } });
    const facts = { 'host-1': machineFacts(), 'host-2': noVenv };

    await expect(resolveScene({ python: '3.12', facts })).rejects.toMatchObject({
      code: 'MACHINE_FAILED',
      problems: [
        {
          machine: 'host-1',
          environment: 'app',
          field: 'build.environments.app.python',
          message: expect.stringMatching(
            /^python3\.12 is not installed, and the machine has python3 \(3\.12\.3\); name an archive/,
          ),
        },
        { machine: 'host-2', message: expect.stringMatching(/has no venv module$/) },
      ],
    });
  });

  it('tells the Pythons of a machine from those that archives bring', async () => {
    const python = { ...pythonFacts({ python: '3.11.9' }), command: 'python3.11' };
    const facts = { 'host-1': machineFacts({ pythons: { python3: pythonFacts(), 'python3.11': python } }) };
    const brought = new Map([['host-1', [{ version: '3.11' }]]]);

    await expect(resolveScene({ python: '3.13', facts, brought })).rejects.toThrow(
      'python3.13 is not installed, and the machine has python3 (3.12.3), and pythons brings python3.11 (3.11.9); name an archive',
    );
  });

  it('refuses a machine without any Python', async () => {
    const facts = { 'host-1': machineFacts({ pythons: {} }) };

    await expect(resolveScene({ facts })).rejects.toMatchObject({
      message: expect.stringContaining(
        'python3 is not installed, and the machine has no other that the build names;',
      ),
    });
  });
});
