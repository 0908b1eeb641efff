import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import { openIndex } from '../index/open-index.ts';
import type { PackageIndex } from '../index/package-index.ts';
import { expectFacts } from '../machine/candidate-facts.ts';
import { platformOf } from '../machine/platforms.ts';
import type { WheelPick } from '../resolve/resolution.ts';
import { pin, project } from '../testing/example.ts';
import { recorder } from '../testing/recorder.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { checkBeforeLaunch } from './before-launch.ts';

const DEBIAN = platformOf({ publisher: 'debian', version: '12' });
const archive = { url: 'https://example.com/python.tar.gz', sha256: 'a'.repeat(64) };

interface Outcome {
  readonly picks: readonly WheelPick[];
  readonly warnings: readonly string[];
  /** How often an index was opened. */
  readonly opened: number;
}

async function check(
  requirements: string,
  fields: Readonly<Record<string, unknown>> = {},
  platform = DEBIAN,
): Promise<Outcome> {
  const build = await project(requirements, fields);
  const { logger, warnings } = recorder();
  const clock = createVirtualClock();
  let opened = 0;
  const picks = await checkBeforeLaunch(build, {
    clock,
    logger,
    outputDirectory: await tempFolder(),
    expectation: async () => expectFacts(platform, 'x86_64'),
    openIndex: async (): Promise<PackageIndex> => {
      opened += 1;
      return openIndex(build, { clock });
    },
  });
  return { picks, warnings, opened };
}

function withPython(python: string): Readonly<Record<string, unknown>> {
  return { environments: { app: { requirements: ['r.txt'], python } } };
}

describe('checkBeforeLaunch', () => {
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
    expect(await check('', { environments: {} })).toEqual({ picks: [], warnings: [], opened: 0 });
  });

  it.each([
    ['warns of a Python that the image does not have', '3.12', {}, 1],
    ['knows the Python of the image by its version', '3.11', {}, 0],
    ['knows a Python that the build brings', '3.12', { pythons: { '3.12': { x86_64: archive } } }, 0],
    [
      'knows that an archive is for another architecture',
      '3.12',
      { pythons: { '3.12': { arm64: archive } } },
      1,
    ],
  ])('%s', async (_title, python, fields, count) => {
    const { warnings } = await check(pin('greeter==2.0') + pin('rowbook==0.3'), {
      ...withPython(python),
      ...fields,
    });

    expect(warnings).toEqual(
      Array.from({ length: count }, () =>
        expect.stringContaining('environment app needs python3.12; images of debian 12 have python3.11'),
      ),
    );
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

  it('refuses it for a build without environments as well', async () => {
    await expect(check('', { environments: {}, ...SYSTEM }, AMAZON_2)).rejects.toMatchObject({
      code: 'SYSTEM_PACKAGE',
    });
    await expect(check('', { environments: {}, ...SYSTEM })).resolves.toMatchObject({ picks: [] });
  });
});
