import { cp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { buildLocally } from '../testing/build-locally.ts';
import { hashes, pin, project } from '../testing/example.ts';
import { hasPython, localMachines } from '../testing/local-machines.ts';
import { recorder } from '../testing/recorder.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { runBuild } from './run-build.ts';

const PYLOCK = `lock-version = "1.0"
environments = ["sys_platform == 'linux'"]
requires-python = ">=3.6"

[[packages]]
name = "greeter"
version = "1.4"
wheels = [{ url = "https://files.example/greeter-1.4-py3-none-any.whl", hashes = { sha256 = "${hashes.get('greeter==1.4')}" } }]
`;

describe.skipIf(!hasPython)('runBuild (needs python3 with venv)', () => {
  it('installs wheels that pylock.toml names by paths, and asks no index for them', async () => {
    const folder = await tempFolder((remove) => onTestFinished(remove));
    const build = await project('', { folder, environments: { app: { requirements: ['sub/pylock.toml'] } } });
    await cp(join(folder, 'wheels'), join(folder, 'sub/vendor'), { recursive: true });
    await rm(join(folder, 'wheels/greeter-1.4-py3-none-any.whl'));
    const name = 'greeter-1.4-py3-none-any.whl';
    await writeFile(
      join(folder, 'sub/pylock.toml'),
      PYLOCK.replace(`url = "https://files.example/${name}"`, `path = "vendor/${name}"`),
    );

    const outputDirectory = join(folder, 'output');
    const installed = [{ packages: [{ name: 'greeter', version: '1.4' }] }];

    const { machines, contents } = await buildLocally(build, { outputDirectory });

    expect(machines[0]?.environments).toMatchObject(installed);
    const frozen = ['app.lock.txt', 'pylock.app.toml'];
    expect(contents.map(({ path }) => path)).toEqual([frozen[0], 'app.cdx.json', frozen[1]]);
    for (const file of frozen) await cp(join(outputDirectory, file), join(folder, file));

    const again = await project('', { folder, environments: { app: { requirements: frozen } } });
    await rm(join(folder, `wheels/${name}`));

    expect((await buildLocally(again)).machines[0]?.environments).toMatchObject(installed);
  });

  it('installs from pylock.toml, and from layers in UTF-16 with constraints and the folder in use', async () => {
    const folder = await tempFolder((remove) => onTestFinished(remove));
    const environments = {
      app: { requirements: ['pylock.toml'] },
      tools: { requirements: ['prod.txt', 'dev.txt'] },
    };
    const build = await project('', { folder, environments });
    await writeFile(join(folder, 'pylock.toml'), PYLOCK);
    await writeFile(join(folder, 'c.txt'), pin('rowbook==0.3'));
    await writeFile(join(folder, 'prod.txt'), `--no-index\n-f wheels\n${pin('greeter==2.0')}`);
    const dev = `\uFEFF-c c.txt\nrowbook\n${pin('greeter==2.0')}`;
    await writeFile(join(folder, 'dev.txt'), Buffer.from(dev, 'utf16le'));
    const { report, logger } = recorder();

    const result = await runBuild(build, await localMachines(1, folder), {
      clock: createVirtualClock(),
      logger,
      report,
      outputDirectory: join(folder, 'output'),
    });

    const installed = result.machines[0]?.environments.map(({ name, packages }) => [
      name,
      packages.map((one) => `${one.name}==${one.version}`),
    ]);
    expect(installed).toEqual([
      ['app', ['greeter==1.4']],
      ['tools', ['greeter==2.0', 'rowbook==0.3']],
    ]);
  });
});
