import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { givenRun } from '../testing/given-run.ts';
import { type GivenJob, readJobRequest } from './read-request.ts';

const SECRET = 'Marker5ecret';

describe('a project of a stranger', () => {
  let root: string;
  let workingDirectory: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'hostile-project-'));
    workingDirectory = join(root, 'project');
    put('../credentials', `key = ${SECRET}`);
    put('.env', `KEY=${SECRET}`);
    put('a.py', '');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  function put(path: string, text: string): void {
    mkdirSync(dirname(join(workingDirectory, path)), { recursive: true });
    writeFileSync(join(workingDirectory, path), text);
  }

  function read(change: Partial<GivenJob> = {}): Promise<unknown> {
    const given = givenRun(workingDirectory, {}, { command: 'true', ...change });
    return readJobRequest(given).catch((error: unknown) => error);
  }

  it('has one problem when its config cannot be read', async () => {
    mkdirSync(join(workingDirectory, 'folder.yml'));
    put('list.yml', '- a');
    for (const config of ['folder.yml', 'list.yml', 'missing.yml', '/dev/zero']) {
      const error = await read({ config, command: undefined });

      expect(error).toMatchObject({ code: 'INVALID_INPUT', problems: [expect.anything()] });
      expect(String(error)).not.toContain('nothing to do');
    }
  });

  it('is refused with every bad link in one list, before anything is asked or created', async () => {
    symlinkSync('../credentials', join(workingDirectory, 'outside'));
    symlinkSync('.env', join(workingDirectory, 'hidden'));
    symlinkSync('/proc/self/environ', join(workingDirectory, 'proc'));
    symlinkSync('../credentials', join(workingDirectory, 'requirements.txt'));

    const error = await read({ requirements: ['requirements.txt'] });

    expect(error).toMatchObject({ exitClass: 'usage' });
    const { message } = error as Error;
    for (const name of ['outside', 'hidden', 'proc', 'requirements.txt'])
      expect(message).toContain(`"${name}"`);
    expect(message).not.toContain(SECRET);
  });

  it.each([
    ['requirements', 'environments: { a: { requirements: ../credentials } }'],
    ['requirements by an absolute path', 'environments: { a: { requirements: /etc/hostname } }'],
    ['an index', 'index: ..'],
    ['an upload', 'upload: [../credentials]'],
    ['an upload by an absolute path', 'upload: [/etc/hostname]'],
  ])('is refused when its config names %s outside', async (_title, line) => {
    put('ami-select.yml', `build:\n  steps: [{ run: 'true' }]\n  ${line}\n`);

    const error = await read({ command: undefined });

    expect(error).toMatchObject({ exitClass: 'usage', message: expect.stringContaining('leads out of') });
    expect((error as Error).message).not.toContain(SECRET);
  });

  it('may lie beside the requirements that a person types', async () => {
    put('../shared/r.txt', `a==1.0 --hash=sha256:${'a'.repeat(64)}`);

    expect(await read({ requirements: ['../shared/r.txt'] })).toMatchObject({
      build: { project: { files: ['a.py'] }, typed: ['requirements'] },
    });
  });
});
