import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildLocally as build, failureOf } from '../testing/build-locally.ts';
import { pin } from '../testing/example.ts';
import { hasPython } from '../testing/local-machines.ts';
import { recorder } from '../testing/recorder.ts';
import { phasesOf } from '../testing/sdist-events.ts';
import { type SdistProject, sdistProject } from '../testing/sdist-project.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { wheelBytes } from '../testing/wheel-bytes.ts';
import { sha256 } from '../wheels/digest.ts';

async function failure(scene: Omit<SdistProject, 'folder'>) {
  const folder = await tempFolder();
  const { events, report } = recorder();
  const error = await failureOf(build(await sdistProject({ folder, ...scene }), { report }));
  return { error, phases: phasesOf(events) };
}

describe.skipIf(!hasPython)(
  'source archives that are refused (needs python3 with venv)',
  { timeout: 120_000 },
  () => {
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
