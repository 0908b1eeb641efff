import { describe, expect, it } from 'vitest';
import { parsePlatformTag } from '../machine/platform-tag.ts';
import { platformOf } from '../machine/platforms.ts';
import { archive, brings, check, DEBIAN, LOCK, withPython } from '../testing/check-before-launch.ts';
import { pin } from '../testing/example.ts';

describe('checkBeforeLaunch', () => {
  it('warns that machines will install with their own pip where the build wants that', async () => {
    expect((await check(LOCK)).ownPip).toEqual([
      'machines install with their own pip, which nothing pins or verifies, because of installer: machine-pip',
    ]);
  });

  it.each([
    ['auto', 'build.index', '"wheels" is not valid because it has no pinned wheel of uv or pip that fits'],
    ['uv', 'build.installer', '"uv" is not valid because wheels has no pinned wheel of uv that fits'],
    ['pip', 'build.installer', '"pip" is not valid because wheels has no pinned wheel of pip that fits'],
  ])('refuses a folder without tools for the installer %s, once', async (installer, field, message) => {
    const environments = { app: { requirements: ['r.txt'] }, more: { requirements: ['r.txt'] } };

    await expect(check(LOCK, { installer, environments })).rejects.toMatchObject({
      code: 'NO_WHEEL',
      problems: [{ field, message: expect.stringContaining(`${message}; expected `) }],
    });
  });

  it('refuses it beside what is wrong with the lock', async () => {
    const lock = `${LOCK}unheard==1.0 --hash=sha256:${'0'.repeat(64)}\n`;

    await expect(check(lock, { installer: 'auto' })).rejects.toMatchObject({
      problems: [{ file: 'r.txt', line: 3 }, { field: 'build.index' }],
    });
  });

  it('knows the wheels of a lock', async () => {
    const { picks, warnings } = await check(pin('greeter==2.0') + pin('rowbook==0.3'));

    expect(picks.map(({ file }) => file.filename)).toEqual([
      'greeter-2.0-py3-none-any.whl',
      'rowbook-0.3-py3-none-any.whl',
    ]);
    expect(warnings).toEqual([]);
  });

  it.each([
    ['with a lock', pin('greeter==1.4')],
    ['without one', ''],
  ])('refuses system packages where the images have another package manager, %s', async (_title, lock) => {
    const yum = platformOf({ publisher: 'amazon-linux', version: '2' });
    const fields = { system: { packages: ['nginx=1.24-2'] } };

    await expect(check(lock, fields, yum)).rejects.toMatchObject({
      code: 'SYSTEM_PACKAGE',
      message: expect.stringMatching(
        /^an image of \S+ 2 has yum, which is not supported; expected apt-get or dnf$/,
      ),
    });
    await expect(check(pin('greeter==1.4'), fields)).resolves.toBeDefined();
  });

  it('opens no index for a build without environments', async () => {
    expect(await check('', { environments: {} })).toEqual({
      picks: [],
      pythons: [],
      warnings: [],
      ownPip: [],
      opened: 0,
    });
  });

  it.each([
    ['of the image by its version', '3.11', {}],
    ['that the build brings', '3.12', { pythons: { '3.12': { x86_64: archive } } }],
  ])('knows the Python %s', async (_title, python, fields) => {
    const { warnings } = await check(LOCK, { ...withPython(python), ...fields });

    expect(warnings).toEqual([]);
  });

  it.each([
    ['at all', {}],
    ['for its architecture', { pythons: { '3.12': { arm64: archive } } }],
  ])('refuses a Python that images lack and nothing brings %s', async (_title, fields) => {
    await expect(check(LOCK, { ...withPython('3.12'), ...fields })).rejects.toMatchObject({
      code: 'INVALID_BUILD',
      problems: [
        {
          field: 'build.environments.app.python',
          environment: 'app',
          message:
            '"3.12" is not valid because images of debian 12 have python3.11 and no other; expected 3.11, an archive of it for x86_64 in build.pythons, or another image',
        },
      ],
    });
  });

  it('names a Python that the distribution of an image offers', async () => {
    const amazon = platformOf({ publisher: 'amazon-linux', version: '2023' });

    await expect(check(LOCK, withPython('3.12'), amazon)).rejects.toThrow(
      'build.pythons, user-data that installs python3.12, or another image',
    );
  });

  it.each([
    [undefined, 'python3', '"3.12" here and '],
    ['3.9', '"3.9"', ''],
  ])('refuses an image without any python3 for the Python %s', async (python, what, named) => {
    const rocky = platformOf({ publisher: 'rocky', version: '8' });
    const fields = python === undefined ? {} : withPython(python);

    const failure = check(LOCK, fields, rocky);

    const message = `${what} is not valid because images of rocky 8 have no python3; expected ${named}an archive of it for x86_64 in build.pythons, user-data that installs python${python ?? '3.12'}, or another image`;
    await expect(failure).rejects.toMatchObject({
      problems: [{ code: 'INVALID_BUILD', field: 'build.environments.app.python', message }],
    });
  });

  it('takes an image without any python3 where the build brings one', async () => {
    const rhel = platformOf({ publisher: 'rhel', version: '8.10' });

    expect(await check(LOCK, brings('x86_64'), rhel)).toMatchObject({
      warnings: [],
      pythons: [{ version: '3.12' }],
    });
  });

  it('only warns of it where something runs when machines boot', async () => {
    const { warnings } = await check(LOCK, withPython('3.12'), DEBIAN, { changesAtBoot: true });

    expect(warnings).toEqual([expect.stringContaining('images of debian 12 have python3.11 and no other')]);
  });

  it('takes a Python where it is not known what images have, or where they have several', async () => {
    const unknown = platformOf({ publisher: 'sles', version: '15' });
    const several = parsePlatformTag('debian 12, glibc 2.36, python 3.11, python 3.12');
    if ('because' in several) throw new Error(several.because);

    for (const platform of [unknown, several])
      expect(await check(LOCK, withPython('3.12'), platform)).toMatchObject({ warnings: [], pythons: [] });
  });

  it('refuses a licence that is not allowed', async () => {
    await expect(check(LOCK, { licences: { allow: ['ISC'] } })).rejects.toMatchObject({
      code: 'LICENCE',
      problems: expect.arrayContaining([
        expect.objectContaining({ file: 'r.txt', line: 1, message: expect.stringContaining('greeter==2.0') }),
      ]),
    });
  });

  const SYSTEM = { system: { packages: ['tree=1.0'] } };
  const AMAZON_2 = platformOf({ publisher: 'amazon-linux', version: '2' });

  it('refuses a package manager that is not supported, beside what is wrong with the lock', async () => {
    const checking = check(
      `${pin('greeter==2.0')}unheard==1.0 --hash=sha256:${'0'.repeat(64)}\n`,
      SYSTEM,
      AMAZON_2,
    );

    await expect(checking).rejects.toMatchObject({
      problems: expect.arrayContaining([
        expect.objectContaining({ code: 'SYSTEM_PACKAGE', message: expect.stringContaining('yum') }),
        expect.objectContaining({ code: 'NO_WHEEL', line: 2 }),
      ]),
    });
  });

  it.each([
    ['debian', '12', 'apt 2.6'],
    ['ubuntu', '22.04', 'apt 2.4'],
    ['debian', '13', undefined],
    ['amazon-linux', '2023', undefined],
  ])('knows whether images of %s %s can install from a snapshot', async (publisher, version, has) => {
    const fields = { system: { packages: ['tree=1.0'], snapshot: '20260801T000000Z' } };
    const checking = check(LOCK, fields, platformOf({ publisher, version }));

    if (has === undefined) await expect(checking).resolves.toBeDefined();
    else
      await expect(checking).rejects.toMatchObject({
        code: 'SYSTEM_PACKAGE',
        problems: [
          {
            field: 'build.system.snapshot',
            message: `"20260801T000000Z" is not valid because images of ${publisher} ${version} have ${has}, which has no --snapshot; expected apt 2.8 or newer, or no snapshot`,
          },
        ],
      });
  });

  it('refuses it for a build without environments as well', async () => {
    await expect(check('', { environments: {}, ...SYSTEM }, AMAZON_2)).rejects.toMatchObject({
      code: 'SYSTEM_PACKAGE',
    });
    await expect(check('', { environments: {}, ...SYSTEM })).resolves.toMatchObject({ picks: [] });
  });
});
