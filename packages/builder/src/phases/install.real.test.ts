import { describe, expect, it } from 'vitest';
import { REMOTE_ROOT } from '../machine/layout.ts';
import { fakeMachine } from '../testing/fake-machine.ts';
import { hasPython, localMachines } from '../testing/local-machines.ts';
import { recorder } from '../testing/recorder.ts';
import { stageOf } from '../testing/stage.ts';
import { installEnvironments } from './install.ts';
import { prepareScript } from './prepare-script.ts';

const build = { environments: [{ name: 'app', requirements: ['r.txt'] }] };

describe('installEnvironments', () => {
  it.skipIf(!hasPython)('fails with the message of pip when a wheel is missing (needs python3)', async () => {
    const machines = await localMachines(1);
    const [machine] = machines;
    await machine?.transport.exec(prepareScript());
    const bytes = Buffer.from(`gone==1.0 --hash=sha256:${'a'.repeat(64)}\n`);
    await machine?.transport.putTree([{ path: 'requirements/app.txt', content: { bytes } }], REMOTE_ROOT);

    const installing = installEnvironments(stageOf(machines, { build }), recorder());

    await expect(installing).rejects.toMatchObject({
      code: 'MACHINE_FAILED',
      problems: [{ machine: 'host-1' }],
    });
    await expect(installing).rejects.toThrow(/No matching distribution found for gone==1\.0/);
  });

  it('distinguishes wheels with other hashes from a machine that failed', async () => {
    const stderr = 'ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.';
    const machine = fakeMachine('host-1', () => ({ exitCode: 1, stderr }));

    const installing = installEnvironments(stageOf([machine], { build }), recorder());

    await expect(installing).rejects.toMatchObject({ code: 'HASH' });
  });

  it('runs nothing for a build without environments', async () => {
    const machine = fakeMachine('host-1', () => ({ exitCode: 1 }));

    await installEnvironments(stageOf([machine]), recorder());

    expect(machine.scripts).toEqual([]);
  });
});
