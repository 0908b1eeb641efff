import { describe, expect, it } from 'vitest';
import type { Requirement } from '../requirements/requirement.ts';
import { pythonFacts } from '../testing/facts.ts';
import { fakeMachine } from '../testing/fake-machine.ts';
import { opensWith } from '../testing/opened.ts';
import { recorder } from '../testing/recorder.ts';
import { stageOf } from '../testing/stage.ts';
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

interface Inventory {
  readonly installed: readonly (readonly [string, string])[];
  readonly hashes: readonly (readonly [string, string, string])[];
}

/** Verifies a machine whose one environment was locked to `Foo_Bar==1.0` of sha256 `aa`. */
function verify(inventory: Inventory): Promise<Verified> {
  const stdout = JSON.stringify({ ...inventory, python: '3.12.3', pip: '26.0' });
  const machine = fakeMachine('host-1', () => ({ stdout: `${stdout}\n` }));
  const environment = { name: 'app', requirements: ['r.txt'] };
  const filename = 'foo_bar-1.0-py3-none-any.whl';
  const file = { filename, hashes: [], open: opensWith() };
  const lock = { environment, requirements: [requirement] };
  const environments = [{ lock, python: pythonFacts(), picks: [{ requirement, file }] }];
  const wheel = { filename, path: filename, sha256: 'aa', bytes: 1, downloaded: true };
  const stage = stageOf([machine], {
    build: { environments: [environment] },
    resolutions: [{ machine: 'host-1', environments }],
    wheels: new Map([[filename, wheel]]),
  });
  return verifyEnvironments(stage, recorder());
}

describe('verifyEnvironments', () => {
  it('takes names and versions for equal that PEP 503 and PEP 440 call equal', async () => {
    const { inventory } = await verify({
      installed: [['foo.bar', '1']],
      hashes: [['FOO-bar', '1', 'aa']],
    });

    expect(inventory.get('host-1')).toEqual([
      {
        name: 'app',
        python: '3.12.3',
        pip: '26.0',
        packages: [{ name: 'foo.bar', version: '1', sha256: 'aa' }],
      },
    ]);
  });

  it.each<[string, Inventory, string]>([
    ['a missing package', { installed: [], hashes: [] }, 'Foo_Bar==1.0 is missing'],
    [
      'another version',
      { installed: [['foo-bar', '1.1']], hashes: [['foo-bar', '1.1', 'aa']] },
      'Foo_Bar is 1.1; expected 1.0',
    ],
    [
      'another wheel of the same version',
      { installed: [['foo-bar', '1.0']], hashes: [['foo-bar', '1.0', 'bb']] },
      'Foo_Bar==1.0 was installed from sha256:bb; expected sha256:aa',
    ],
    [
      'a wheel of unknown hash',
      { installed: [['foo-bar', '1.0']], hashes: [] },
      'Foo_Bar==1.0 was installed from sha256:unknown; expected sha256:aa',
    ],
  ])('refuses %s', async (_title, inventory, message) => {
    await expect(verify(inventory)).rejects.toMatchObject({
      code: 'DRIFT',
      problems: [{ message, file: 'r.txt', line: 4, environment: 'app', machine: 'host-1' }],
    });
  });

  it('rejects a package that is not locked', async () => {
    const inventory: Inventory = {
      installed: [
        ['foo-bar', '1.0'],
        ['extra', '2'],
      ],
      hashes: [['foo-bar', '1.0', 'aa']],
    };

    await expect(verify(inventory)).rejects.toMatchObject({
      problems: [{ message: 'extra==2 is installed and not locked' }],
    });
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
