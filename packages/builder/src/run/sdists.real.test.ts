import { spawnSync } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Build } from '../definition/build.ts';
import type { Machine } from '../machine/machine.ts';
import { RESUMABLE } from '../phases/resume.ts';
import { buildLocally as build, failureOf } from '../testing/build-locally.ts';
import { pin } from '../testing/example.ts';
import { hasPython, localMachines } from '../testing/local-machines.ts';
import { recorder } from '../testing/recorder.ts';
import { sdistBytes } from '../testing/sdist-bytes.ts';
import { said } from '../testing/sdist-events.ts';
import { BACKEND, sdistProject } from '../testing/sdist-project.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { wheelBytes } from '../testing/wheel-bytes.ts';
import { sha256 } from '../wheels/digest.ts';
import type { BuildResult } from './run-build.ts';

/** Whether a build can be cut off from the network here. */
const mayUnshare = ['-c -n', '-r -n', '-n'].some((flags) => {
  return spawnSync('unshare', [...flags.split(' '), 'true']).status === 0;
});

describe.skipIf(!hasPython)(
  'source archives that a build builds (needs python3 with venv)',
  { timeout: 120_000 },
  () => {
    describe('for two machines', () => {
      const cleanUp: (() => Promise<void>)[] = [];
      const { events, report } = recorder();
      let folder: string;
      let outputDirectory: string;
      let machines: readonly Machine[];
      let what: Build;
      let first: BuildResult;
      let lines: readonly string[];

      beforeAll(async () => {
        folder = await tempFolder((remove) => cleanUp.push(remove));
        outputDirectory = join(folder, 'output');
        machines = await localMachines(2, folder);
        const zoo = wheelBytes({ stem: 'zoo-1.0', files: { 'zoo.py': '' } });
        const steps = [{ run: 'python -c "import foo, zoo; print(foo.BUILT_AT)"', environment: 'app' }];
        what = await sdistProject({ folder, changes: { steps }, lock: pin('zoo==1.0', sha256(zoo)) });
        await writeFile(join(folder, 'wheels/zoo-1.0-py3-none-any.whl'), zoo);
        first = await build(what, { machines, report, outputDirectory });
        lines = said(events);
      }, 120_000);
      beforeEach(() => {
        events.length = 0;
      });
      afterAll(() => Promise.all(cleanUp.map((remove) => remove())));

      it('are built once, on one machine, and installed on all', async () => {
        expect(lines).toEqual(['host-1 foo-1.0.tar.gz: building', 'host-1 foo-1.0.tar.gz: built']);
        const sdist = first.wheels.find(({ filename }) => filename === 'foo-1.0.tar.gz');
        const wheel = first.wheels.find(({ builtFrom }) => builtFrom !== undefined);
        expect(first.locks).toMatchObject([
          { environment: 'app', path: 'r.txt' },
          { environment: 'build-requirements', path: 'build.txt' },
        ]);
        expect(wheel?.builtFrom).toEqual({ filename: 'foo-1.0.tar.gz', sha256: sdist?.sha256 });
        const packages = [{ name: 'foo', sha256: wheel?.sha256 }, { name: 'zoo' }];
        const installed = [{ name: 'app', packages }];
        expect(first.machines).toMatchObject([{ environments: installed }, { environments: installed }]);
        const frozen = await readFile(join(outputDirectory, 'app.lock.txt'), 'utf8');
        expect(frozen).toContain(`was built of foo-1.0.tar.gz\nfoo==1.0 --hash=sha256:${sdist?.sha256}\n`);
        expect(await readFile(join(outputDirectory, 'app.cdx.json'), 'utf8')).toContain(
          'ami-select:built-from',
        );
      });

      // The phases between these find the same state.
      it.each(['steps', 'install', 'sdists', 'deliver'] as const)(
        'are not built again by a build that starts from %s',
        async (from) => {
          const frozen = await readFile(join(outputDirectory, 'app.lock.txt'), 'utf8');

          const result = await build(what, { machines, report, outputDirectory, from });

          const builds = said(events).filter((line) => !line.endsWith(': built before'));
          const installs = events.flatMap((event) =>
            event.type === 'output' && event.phase === 'install' ? [event.line] : [],
          );
          const isInstalling = RESUMABLE.indexOf(from) <= RESUMABLE.indexOf('install');
          expect(builds).toEqual([]);
          expect(installs).toEqual(isInstalling ? ['app: unchanged', 'app: unchanged'] : []);
          expect(result.wheels).toEqual(first.wheels);
          expect(result.machines.map(({ environments }) => environments)).toEqual(
            first.machines.map(({ environments }) => environments),
          );
          expect(await readFile(join(outputDirectory, 'app.lock.txt'), 'utf8')).toBe(frozen);
        },
      );

      it('are kept for the next build, while they are what was built', async () => {
        const again = { ...what, environments: [{ name: 'app', requirements: ['output/app.lock.txt'] }] };
        const second = await build(again, { machines, report, outputDirectory });

        expect(said(events)).toEqual(['host-1 foo-1.0.tar.gz: built before']);
        expect(second.wheels).toEqual(first.wheels);

        events.length = 0;
        const change = 'cd .ami-select/build/built/*/ && echo >>*.whl && sha256sum *.whl >sha256';
        expect(await machines[0]?.transport.exec(change)).toMatchObject({ exitCode: 0 });
        const third = await build(again, { machines, report, outputDirectory });

        expect(said(events)).toEqual(['host-1 foo-1.0.tar.gz: building', 'host-1 foo-1.0.tar.gz: built']);
        expect(third.wheels).toEqual(first.wheels);
      });
    });

    it.skipIf(!mayUnshare)('reach no network where they are cut off from it (needs unshare)', async () => {
      let connections = 0;
      const server = createServer(() => {
        connections += 1;
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      onTestFinished(() => void server.close());
      const { port } = server.address() as AddressInfo;
      const what = await sdistProject({
        folder: await tempFolder(),
        sdist: { files: { reach: `${port}` } },
      });

      expect((await build(what)).state).toBe('passed');
      expect(connections).toBe(0);
    });

    it('may be built with what is built itself, with a backend in its own archive', async () => {
      const folder = await tempFolder();
      const { events, report } = recorder();
      const what = await sdistProject({ folder, changes: { 'allow-sdist': ['foo', 'maker'] } });
      const pyproject = '[build-system]\nrequires = []\nbuild-backend = "own"\nbackend-path = ["."]\n';
      const maker = sdistBytes({
        stem: 'maker-1.0',
        pyproject,
        files: { 'own.py': BACKEND, extra: BACKEND },
      });
      await rm(join(folder, 'wheels/maker-1.0-py3-none-any.whl'));
      await writeFile(join(folder, 'wheels/maker-1.0.tar.gz'), maker);
      await writeFile(join(folder, 'build.txt'), pin('maker==1.0', sha256(maker)));

      const result = await build(what, { report, outputDirectory: join(folder, 'output') });

      expect(said(events)).toEqual([
        'host-1 maker-1.0.tar.gz: building',
        'host-1 maker-1.0.tar.gz: built',
        'host-1 foo-1.0.tar.gz: building',
        'host-1 foo-1.0.tar.gz: built',
      ]);
      expect(result.machines[0]?.environments[0]?.packages).toMatchObject([{ name: 'foo' }]);
    });

    it('leave no process behind when the build is stopped', async () => {
      const folder = await tempFolder();
      const stop = new AbortController();
      const waits = 'import os\nos.system("echo started; sleep 86397 & wait")\n';
      const pyproject = '[build-system]\nrequires = []\nbuild-backend = "own"\nbackend-path = ["."]\n';
      const what = await sdistProject({ folder, sdist: { pyproject, files: { 'own.py': waits } } });
      const sleepers = (): string => spawnSync('ps', ['-eo', 'args'], { encoding: 'utf8' }).stdout;
      let wasThere = false;
      const watch = setInterval(() => {
        wasThere ||= /^sleep 86397$/m.test(sleepers());
        if (wasThere) stop.abort();
      }, 50);

      const error = await failureOf(build(what, { signal: stop.signal })).finally(() => clearInterval(watch));

      expect(error.code).toBe('ABORTED');
      await vi.waitFor(() => expect(sleepers()).not.toMatch(/^sleep 86397$/m), { timeout: 10_000 });
    });

    it.each([
      ['where they have processes of their own', ''],
      ['where they have not', 'unshare() { return 1; }\n'],
    ])('leave no process behind when they are done: %s', async (_title, prefix) => {
      const folder = await tempFolder();
      const leaves = `import subprocess, sys\nnone = subprocess.DEVNULL\nfor env in None, {}:\n    subprocess.Popen(["/bin/sh", "-c", "exec /bin/sleep 86396"], env=env, start_new_session=True, stdin=none, stdout=none, stderr=none)\n${BACKEND}`;
      const pyproject = '[build-system]\nrequires = []\nbuild-backend = "own"\nbackend-path = ["."]\n';
      const what = await sdistProject({ folder, sdist: { pyproject, files: { 'own.py': leaves } } });
      const machines = (await localMachines(1, folder)).map(({ name, transport }) => ({
        name,
        transport: {
          ...transport,
          exec: ((script, options) => transport.exec(prefix + script, options)) as typeof transport.exec,
        },
      }));

      const result = await build(what, { machines, outputDirectory: join(folder, 'output') });

      expect(result.machines[0]?.environments[0]?.packages).toMatchObject([{ name: 'foo' }]);
      const { stdout } = spawnSync('ps', ['-eo', 'args'], { encoding: 'utf8' });
      expect(stdout).not.toMatch(/sleep 86396$/m);
    });
  },
);
