import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runBuild } from './run-build.ts';
import { clock, exampleBuild, hasPython, localMachines, recorder } from './testing/example.ts';
import { tempFolder } from './testing/temp-folder.ts';

describe.skipIf(!hasPython)('runBuild (needs python3 with venv)', () => {
  it('builds two environments with conflicting pins on two machines and brings the artifacts home', async () => {
    const { events, report, logger } = recorder();
    const outputDirectory = await tempFolder();

    const result = await runBuild(exampleBuild(), await localMachines(2), {
      clock,
      logger,
      report,
      outputDirectory,
    });

    expect(result.machines.map(({ name }) => name)).toEqual(['host-1', 'host-2']);
    for (const machine of result.machines) {
      const packages = machine.environments.map(({ name, packages: list }) => [
        name,
        list.map((one) => `${one.name}==${one.version}`),
      ]);
      expect(packages).toEqual([
        ['app', ['greeter==1.4']],
        ['tools', ['greeter==2.0', 'rowbook==0.3']],
      ]);
      expect(machine.tests).toEqual({ tests: 7, failed: 0, skipped: 0, failures: [] });
      expect(machine.artifacts).toEqual(['out/junit-app.xml', 'out/junit-tools.xml', 'out/report.txt']);
    }
    expect(await readFile(join(outputDirectory, 'host-2/out/report.txt'), 'utf8')).toContain(
      'Bonjour, world!',
    );
    expect(JSON.parse(await readFile(result.recordFile, 'utf8'))).toMatchObject({
      version: 1,
      index: 'index/wheels',
    });
    expect(events.filter(({ type }) => type === 'phase-ended')).toHaveLength(8);
  });
});
