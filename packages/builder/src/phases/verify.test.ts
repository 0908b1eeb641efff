import type { Logger } from '@ami-select/core';
import { describe, expect, it } from 'vitest';
import type { Requirement } from '../requirements/requirement.ts';
import { fakeMachine } from '../testing/fake-machine.ts';
import { recorder } from '../testing/recorder.ts';
import { pickOf, resolutionOf, wheelFile } from '../testing/resolution.ts';
import { stageOf } from '../testing/stage.ts';
import type { Inventory } from './inventory.ts';
import { type Verified, verifyEnvironments } from './verify.ts';

const requirement: Requirement = {
  name: 'Foo_Bar',
  key: 'foo-bar',
  version: '1.0',
  extras: [],
  hashes: [],
  file: 'r.txt',
  line: 4,
};

/** Verifies a machine whose one environment was locked to `Foo_Bar==1.0` of sha256 `aa`. */
function verify(changes: Partial<Inventory>, logger?: Logger): Promise<Verified> {
  const inventory = { packages: [['foo.bar', '1.0', 'aa']], differences: [], count: 0, python: '3.12.3' };
  const stdout = JSON.stringify({ ...inventory, ...changes });
  const machine = fakeMachine('host-1', () => ({ stdout: `${stdout}\n` }));
  const file = wheelFile('foo_bar', '1.0');
  const pip = pickOf('pip', '26.0');
  const resolution = resolutionOf('host-1', [{ requirement, file }], { pip });
  const wheel = { filename: file.filename, path: '', sha256: 'aa', bytes: 1, downloaded: true };
  const stage = stageOf([machine], {
    build: { environments: resolution.environments.map(({ lock }) => lock.environment) },
    resolutions: [resolution],
    wheels: new Map([[file.filename, wheel]]),
  });
  return verifyEnvironments(stage, { ...recorder(), logger });
}

describe('verifyEnvironments', () => {
  it('takes names for equal that PEP 503 calls equal, and names the installer', async () => {
    const { inventory } = await verify({});

    expect(inventory.get('host-1')).toEqual([
      {
        name: 'app',
        python: '3.12.3',
        installer: 'pip 26.0',
        packages: [{ name: 'foo.bar', version: '1.0', sha256: 'aa' }],
      },
    ]);
  });

  it('warns once of a wheel whose RECORD is wrong, and takes it', async () => {
    const { logger, warnings } = recorder();

    await verify({ misrecorded: [['foo==1.0', 'foo/a.py', 3]] }, logger);

    expect(warnings).toEqual([
      expect.stringMatching(
        /^the RECORD in the wheel of "foo==1.0" has other hashes .* "foo\/a.py" and 2 more;/,
      ),
    ]);
  });

  it.each<[string, Partial<Inventory>, string]>([
    ['a wheel that is not on the list', { packages: [] }, '- Foo_Bar==1.0 sha256:aa'],
    [
      'another wheel of the same version',
      { packages: [['foo-bar', '1.0', 'bb']] },
      '- Foo_Bar==1.0 sha256:aa\n+ foo-bar==1.0 sha256:bb',
    ],
    [
      'a file that was changed',
      { differences: [{ package: 'foo_bar', lines: ['- a.py sha256:1', '+ a.py sha256:2'] }], count: 1 },
      '- a.py sha256:1\n+ a.py sha256:2',
    ],
  ])('refuses %s', async (_title, inventory, message) => {
    await expect(verify(inventory)).rejects.toMatchObject({
      code: 'DRIFT',
      problems: [{ message, file: 'r.txt', line: 4, environment: 'app', machine: 'host-1' }],
    });
  });

  it('counts the differences that are not listed', async () => {
    const differences = [{ package: '', lines: ['+ a.py'] }];

    await expect(verify({ differences, count: 5000 })).rejects.toMatchObject({
      problems: [{ message: '+ a.py' }, { message: 'and 4999 more differences' }],
    });
  });

  it('rejects a package that is not locked', async () => {
    const packages = [
      ['foo-bar', '1.0', 'aa'],
      ['extra', '2', 'cc'],
    ] as const;

    await expect(verify({ packages })).rejects.toMatchObject({ problems: [{ message: '+ extra==2' }] });
  });

  it('fails when the environments cannot be read', async () => {
    const machine = fakeMachine('host-1', () => ({ exitCode: 1, stderr: 'no such file' }));
    const environments = [{ name: 'app', requirements: ['r.txt'] }];

    const verifying = verifyEnvironments(stageOf([machine], { build: { environments } }), recorder());

    await expect(verifying).rejects.toMatchObject({ code: 'MACHINE_FAILED' });
  });

  it('reads no more than inventories can be', async () => {
    const machine = fakeMachine('host-1', () => ({ exitCode: 1 }));
    const environments = [{ name: 'app', requirements: ['r.txt'] }];

    await verifyEnvironments(stageOf([machine], { build: { environments } }), recorder()).catch(
      () => undefined,
    );

    expect(machine.options).toMatchObject([{ maxStdoutBytes: 4_000_000 }]);
  });
});
