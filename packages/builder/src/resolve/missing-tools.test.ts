import { describe, expect, it } from 'vitest';
import { machineFacts, pythonFacts } from '../testing/facts.ts';
import { requirementOf, wheelFile } from '../testing/resolution.ts';
import { resolveScene, type Scene } from '../testing/resolve-scene.ts';
import { PINNED_PIPS, PINNED_UV } from './pinned-tools.ts';

const FOLDER = { index: 'wheels', baseDirectory: '/project' };
const PIP = 'pip-26.3-py3-none-any.whl';
const PIP_HASH = PINNED_PIPS[0]?.hashes[0];
const [UV] = PINNED_UV.wheels;
const OWN =
  'installer: machine-pip (--installer machine-pip), which takes the pip of the machine, pinned by nothing';
const FETCH_PIP = `echo 'pip==26.3 --hash=${PIP_HASH}' | python3 -m pip download --no-deps --only-binary :all: --python-version 3.10 --dest`;

const intel = machineFacts();
const arm = machineFacts({ pythons: { python3: pythonFacts({ machine: 'aarch64' }) } });
const old = machineFacts({ pythons: { python3: pythonFacts({ python: '3.9.18' }) } });
const ancient = machineFacts({ pythons: { python3: pythonFacts({ python: '3.6.8' }) } });

/** The problems of an index without tools. */
async function problemsOf(scene: Scene): Promise<readonly unknown[]> {
  const error: unknown = await resolveScene({ installer: 'auto', place: FOLDER, ...scene }).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return (error as { problems: readonly unknown[] }).problems;
}

describe('an index without pinned tools', () => {
  it('is refused with the wheels that it should have, and how to get one', async () => {
    expect(await problemsOf({})).toEqual([
      {
        code: 'NO_WHEEL',
        field: 'build.index',
        machine: 'host-1',
        message: `"the index" is not valid because it has no pinned wheel of uv or pip that fits; expected ${UV?.filename} (sha256:${UV?.sha256}) or ${PIP} (${PIP_HASH}) there: ${FETCH_PIP} 'wheels' -r /dev/stdin, or ${OWN}`,
      },
    ]);
  });

  it('is one problem of several environments and machines', async () => {
    const requirements = [requirementOf('foo', '1.0')];

    expect(await problemsOf({ requirements, facts: { a: intel, b: intel } })).toEqual([
      expect.objectContaining({ machine: 'a, b' }),
    ]);
  });

  it('should have a pip where no single uv fits all machines', async () => {
    expect(await problemsOf({ facts: { a: intel, b: arm } })).toEqual([
      expect.objectContaining({ message: expect.stringContaining(`; expected ${PIP} (${PIP_HASH}) there`) }),
    ]);
  });

  it('should have the pip that all machines run', async () => {
    expect(await problemsOf({ facts: { a: intel, b: old }, installer: 'pip' })).toEqual([
      expect.objectContaining({
        message: expect.stringMatching(/; expected pip-26\.0-\S+ \(sha256:\w+\) there: echo 'pip==26\.0 /),
      }),
    ]);
  });

  it('is refused for a Python that none of them runs in', async () => {
    expect(await problemsOf({ facts: { a: ancient } })).toEqual([
      expect.objectContaining({
        message: expect.stringContaining(
          `; expected Python 3.9 or newer, of the machine or of pythons, or ${OWN}`,
        ),
      }),
    ]);
  });

  it('is named with the wheel of that name that has other bytes', async () => {
    const hashes = [`sha256:${'b'.repeat(64)}`];
    const files = { foo: [wheelFile('foo', '1.0')], pip: [wheelFile('pip', '26.3', { hashes })] };

    expect(await problemsOf({ files })).toEqual([
      expect.objectContaining({
        code: 'HASH',
        message: expect.stringContaining(`that fits (its ${PIP} has ${hashes[0]}); expected`),
      }),
    ]);
  });

  it('is named where the build gives its address, or none', async () => {
    const { baseDirectory } = FOLDER;
    const place = { baseDirectory, indexUrl: 'https://example.com/simple' };

    expect(await problemsOf({ place })).toEqual([
      expect.objectContaining({
        field: 'build.index-url',
        message: expect.stringContaining(`there, which this command brings here: ${FETCH_PIP} '.' -r`),
      }),
    ]);
    expect(await problemsOf({ place: { baseDirectory } })).toEqual([
      expect.objectContaining({
        field: 'build.installer',
        message: expect.stringContaining('"auto" is not valid because the index has no pinned wheel'),
      }),
    ]);
  });

  it.each([
    [
      'uv',
      `"uv" is not valid because the index has no pinned wheel of uv that fits; expected ${UV?.filename} `,
    ],
    ['pip', '"pip" is not valid because the index has no pinned wheel of pip that fits; expected pip-26.3-'],
  ] as const)('is a problem of the installer %s', async (installer, message) => {
    expect(await problemsOf({ installer })).toEqual([
      expect.objectContaining({
        code: 'NO_WHEEL',
        field: 'build.installer',
        message: expect.stringContaining(message),
      }),
    ]);
  });

  it('brings the uv of the platform', async () => {
    expect(await problemsOf({ installer: 'uv', facts: { a: arm } })).toEqual([
      expect.objectContaining({
        message: expect.stringMatching(
          / --platform manylinux_2_28_aarch64 --dest 'wheels' .*, or installer: auto, which takes a pinned pip as well, or machine-pip/,
        ),
      }),
    ]);
  });

  it('is the record of the last run for a build that goes on', async () => {
    const resolving = resolveScene({ installer: 'auto' });

    await expect(resolving).rejects.toThrow(`expected "resolve" as the phase to start from, or ${OWN}`);
  });

  it('is no hindrance to machine-pip, nor where nothing is installed', async () => {
    await expect(resolveScene({ installer: 'machine-pip', place: FOLDER })).resolves.toBeDefined();
    await expect(resolveScene({ installer: 'auto', requirements: [], place: FOLDER })).resolves.toBeDefined();
  });
});
