import { join } from 'node:path';
import { createVirtualClock } from '@ami-select/core/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { hashes, pin, project } from '../testing/example.ts';
import { hasPython, localMachines } from '../testing/local-machines.ts';
import { recorder } from '../testing/recorder.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { checkBuild } from './check.ts';
import { deliverEverything } from './deliver.ts';
import { fetchWheels } from './fetch.ts';
import { type Installed, installEnvironments } from './install.ts';
import { probeMachines } from './probe.ts';
import { resolveWheels } from './resolve.ts';
import { installSystemPackages } from './system.ts';
import { verifyEnvironments } from './verify.ts';

/** Everything up to the installed environments, for a lock with one requirement for another platform. */
async function install(folder: string): Promise<Installed> {
  const lock = `greeter==1.4 ; python_version >= "3" --hash=sha256:${hashes.get('greeter==1.4')}\n${pin('rowbook==0.3 ; sys_platform == "win32"', 'a'.repeat(64))}`;
  const options = { ...recorder(), clock: createVirtualClock(), outputDirectory: join(folder, 'output') };
  const checked = checkBuild(await project(lock, { folder }), await localMachines(1, folder));
  const probed = await probeMachines(checked, options);
  const resolved = await resolveWheels(probed, options);
  const fetched = await fetchWheels(resolved, options);
  const delivered = await deliverEverything(fetched, options);
  return installEnvironments(await installSystemPackages(delivered, options), options);
}

describe.skipIf(!hasPython)('verifyEnvironments after an install (needs python3 with venv)', () => {
  let installed: Installed;

  beforeAll(async () => {
    const cleanUp: (() => Promise<void>)[] = [];
    installed = await install(await tempFolder((remove) => cleanUp.push(remove)));
    return async () => {
      for (const remove of cleanUp) await remove();
    };
  });

  it('finds only the packages whose markers match this machine', async () => {
    const { inventory } = await verifyEnvironments(installed, recorder());

    expect(inventory.get('host-1')?.[0]?.packages.map(({ name }) => name)).toEqual(['greeter']);
  });

  it('finds an environment that was changed after its installation', async () => {
    const tamper =
      'cd .ami-select/build/environments/app/lib/python3*/site-packages && cp -r greeter-1.4.dist-info extra-1.dist-info && sed -i "s/^Name: greeter/Name: extra/" extra-1.dist-info/METADATA && sed -i "s/^Version: .*/Version: 1.5/" greeter-1.4.dist-info/METADATA';
    await installed.machines[0]?.transport.exec(tamper);

    const verifying = verifyEnvironments(installed, recorder());

    await expect(verifying).rejects.toMatchObject({
      code: 'DRIFT',
      problems: [
        { message: 'greeter is 1.5; expected 1.4' },
        { message: 'extra==1.4 is installed and not locked' },
      ],
    });
  });
});
