import { spawnSync } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Build } from '../definition/build.ts';
import { REMOTE_WORKSPACE } from '../machine/layout.ts';
import type { Machine } from '../machine/machine.ts';
import { RESUMABLE } from '../phases/resume.ts';
import type { BuildEvent } from '../report/events.ts';
import { buildLocally as build, failureOf } from '../testing/build-locally.ts';
import { pin } from '../testing/example.ts';
import { hasPython, localMachines } from '../testing/local-machines.ts';
import { recorder } from '../testing/recorder.ts';
import { sdistBytes } from '../testing/sdist-bytes.ts';
import { BACKEND, type SdistProject, sdistProject } from '../testing/sdist-project.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { wheelBytes } from '../testing/wheel-bytes.ts';
import { sha256 } from '../wheels/digest.ts';
import type { BuildResult } from './run-build.ts';

/** Whether a build can be cut off from the network here. */
const mayUnshare = ['-c -n', '-r -n', '-n'].some((flags) => {
  return spawnSync('unshare', [...flags.split(' '), 'true']).status === 0;
});

/** The log lines of the builds of source archives. */
function said(events: readonly BuildEvent[]): readonly string[] {
  return events.flatMap((event) => {
    const isOwn = event.type === 'output' && /^(?:foo|maker)-1\.0\.tar\.gz: /.test(event.line);
    return isOwn ? [`${event.machine} ${event.line}`] : [];
  });
}

function phasesOf(events: readonly BuildEvent[]): readonly string[] {
  return events.flatMap((event) => (event.type === 'phase-started' ? [event.phase] : []));
}

async function failure(scene: Omit<SdistProject, 'folder'>) {
  const folder = await tempFolder();
  const { events, report } = recorder();
  const error = await failureOf(build(await sdistProject({ folder, ...scene }), { report }));
  return { error, phases: phasesOf(events) };
}

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

    it('name a requirement that only the build asks for', async () => {
      const { error, phases } = await failure({ sdist: { files: { needs: 'nosuchtool>=2' } } });

      expect(error).toMatchObject({
        code: 'NO_WHEEL',
        problems: [{ file: 'r.txt', line: 1, environment: 'app' }],
      });
      expect(error.message).toMatch(/foo-1\.0\.tar\.gz could not be built; its last lines:.*nosuchtool>=2/s);
      expect(phases.at(-1)).toBe('sdists');
    });

    it('are refused before anything is installed when their wheel needs what is not locked', async () => {
      const METADATA = 'Metadata-Version: 2.1\nName: foo\nVersion: 1.0\nRequires-Dist: gone>=1\n';

      const { error, phases } = await failure({ sdist: { format: '2.1', files: { METADATA } } });

      expect(error.problems).toMatchObject([{ code: 'UNPINNED', file: 'r.txt', line: 1 }]);
      expect(error.message).toContain('foo==1.0 needs gone>=1, which is not locked');
      expect(phases.at(-1)).toBe('sdists');
    });

    it('are refused when their wheel has a licence that is not allowed', async () => {
      const { error, phases } = await failure({ changes: { licences: { allow: ['MIT'] } } });

      expect(error.problems).toMatchObject([{ code: 'LICENCE', file: 'r.txt', line: 1 }]);
      expect(phases.at(-1)).toBe('sdists');
    });

    it('are refused in the resolve phase when nothing pins what builds them', async () => {
      const { error, phases } = await failure({ changes: { 'build-requirements': [] } });

      expect(error.problems).toMatchObject([
        { code: 'UNPINNED', file: 'r.txt', line: 1, environment: 'app' },
      ]);
      expect(error.message).toContain(
        "foo-1.0.tar.gz needs maker>=1 to be built, which is not pinned; expected its pin with hashes in the lock of the environment or in build-requirements.txt: printf '%s\\n' 'maker>=1' | uv pip compile --generate-hashes",
      );
      expect(phases.at(-1)).toBe('resolve');
    });

    it('are not looked for where the build does not name them', async () => {
      const { error } = await failure({ changes: { 'allow-sdist': [], 'build-requirements': [] } });

      expect(error.message).toContain(
        'foo==1.0: wheels has only a source archive of 1.0; expected allow-sdist: [foo] in the "build:" of the config, or --allow-sdist foo, which builds it once and offline',
      );
    });

    it('are refused before anything is installed where their code clashes with that of another package', async () => {
      const folder = await tempFolder();
      const other = wheelBytes({ stem: 'bar-1.0', files: { 'foo.py': 'other = 1\n' } });
      await mkdir(join(folder, 'wheels'));
      await writeFile(join(folder, 'wheels/bar-1.0-py3-none-any.whl'), other);
      const { events, report } = recorder();
      const what = await sdistProject({ folder, lock: pin('bar==1.0', sha256(other)) });

      const error = await failureOf(build(what, { report }));

      expect(error.message).toContain(
        'foo==1.0 and bar==1.0 have different code in one place, "foo.py"; expected one of the two packages',
      );
      expect(error).toMatchObject({ code: 'DRIFT', problems: [{ file: 'r.txt', environment: 'app' }] });
      expect(phasesOf(events).at(-1)).toBe('sdists');
    });
  },
);
