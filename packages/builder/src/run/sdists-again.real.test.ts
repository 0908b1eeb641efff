import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REMOTE_WORKSPACE } from '../machine/layout.ts';
import { buildLocally as build, failureOf } from '../testing/build-locally.ts';
import { hasPython, localMachines } from '../testing/local-machines.ts';
import { recorder } from '../testing/recorder.ts';
import { said } from '../testing/sdist-events.ts';
import { BACKEND, sdistProject } from '../testing/sdist-project.ts';
import { tempFolder } from '../testing/temp-folder.ts';

describe.skipIf(!hasPython)(
  'source archives of a build that goes on (needs python3 with venv)',
  { timeout: 120_000 },
  () => {
    it('are built by a build that starts where the last one failed', async () => {
      const folder = await tempFolder();
      const { events, report } = recorder();
      const outputDirectory = join(folder, 'output');
      const machines = await localMachines(2, folder);
      const what = await sdistProject({ folder, sdist: { files: { flag: join(folder, 'flag') } } });
      const failed = await failureOf(build(what, { machines, outputDirectory }));
      await writeFile(join(folder, 'flag'), '');

      const result = await build(what, { machines, report, outputDirectory, from: 'sdists' });

      expect(failed.problems).toMatchObject([{ code: 'NO_WHEEL', file: 'r.txt', line: 1 }]);
      expect(said(events)).toEqual(['host-1 foo-1.0.tar.gz: building', 'host-1 foo-1.0.tar.gz: built']);
      expect(result.machines[1]?.environments[0]?.packages).toMatchObject([{ name: 'foo' }]);
    });

    it('are refused when they change the workspace, also by a build that goes on', async () => {
      const folder = await tempFolder();
      const outputDirectory = join(folder, 'output');
      const machines = await localMachines(1, folder);
      const source = join(folder, 'host-1', REMOTE_WORKSPACE, 'test_foo.py');
      const own = `import os\nos.chmod(${JSON.stringify(source)}, 0o755)\n${BACKEND}`;
      const pyproject = '[build-system]\nrequires = []\nbuild-backend = "own"\nbackend-path = ["."]\n';
      const sdist = { pyproject, files: { 'own.py': own } };
      const what = await sdistProject({ folder, sdist, changes: { upload: ['test_foo.py'] } });
      await writeFile(join(folder, 'test_foo.py'), '# source\n');

      const failed = await failureOf(build(what, { machines, outputDirectory }));
      const again = await failureOf(build(what, { machines, outputDirectory, from: 'sdists' }));

      for (const { problems } of [failed, again])
        expect(problems).toMatchObject([
          { code: 'HASH', message: expect.stringContaining('workspace/test_foo.py is executable after') },
        ]);
    });

    it('are refused where the list of what was delivered is not that of the record', async () => {
      const folder = await tempFolder();
      const outputDirectory = join(folder, 'output');
      const machines = await localMachines(1, folder);
      const what = await sdistProject({ folder, sdist: { files: { flag: join(folder, 'flag') } } });
      await failureOf(build(what, { machines, outputDirectory }));
      await writeFile(join(outputDirectory, 'uploads.sha256'), 'x\n');

      const error = await failureOf(build(what, { machines, outputDirectory, from: 'sdists' }));

      expect(error.problems).toMatchObject([{ code: 'INVALID_BUILD', field: 'from' }]);
      expect(error.message).toContain('uploads.sha256 in the output directory is not that of the last run');
    });
  },
);
