import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Fetch, PackageIndex } from '../index/package-index.ts';
import { BuilderError } from '../report/errors.ts';
import {
  archive,
  brings,
  check,
  DEBIAN,
  LOCK,
  type Outcome,
  withPython,
} from '../testing/check-before-launch.ts';
import { fastClock } from '../testing/fast-clock.ts';
import { pythonArchive } from '../testing/python-archive.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { sha256 } from '../wheels/digest.ts';

describe('checkBeforeLaunch with archives of Pythons', () => {
  it('looks at the archives of Pythons that machines need, and at no others', async () => {
    const asked: string[] = [];
    const fetch: Fetch = async (url, { headers } = {}) => {
      asked.push(`${url} ${new Headers(headers).get('range')}`);
      return new Response('x', { status: 206, headers: { 'content-range': 'bytes 0-0/30000000' } });
    };

    const { pythons } = await check(LOCK, brings('x86_64', 'arm64'), DEBIAN, { fetch });

    expect(pythons).toEqual([{ version: '3.12', architecture: 'x86_64', archive }]);
    expect(asked).toEqual([`${archive.url} bytes=0-0`]);
    expect(await check(LOCK, withPython('3.11'), DEBIAN, { fetch })).toMatchObject({ pythons: [] });
    expect(asked).toHaveLength(1);
  });

  it('looks into an archive that is stored, and asks nobody for it', async () => {
    const outputDirectory = await tempFolder();
    const asked: string[] = [];
    const fetch: Fetch = async (url) => {
      asked.push(url);
      return new Response('', { status: 404 });
    };
    const look = async (bytes: Uint8Array): Promise<Outcome> => {
      const digest = sha256(bytes);
      await mkdir(join(outputDirectory, '.wheelhouse'), { recursive: true });
      await writeFile(join(outputDirectory, '.wheelhouse', `${digest}.whl`), bytes);
      const pythons = { '3.12': { x86_64: { ...archive, sha256: digest } } };
      return check(LOCK, { ...withPython('3.12'), pythons }, DEBIAN, { fetch, outputDirectory });
    };

    await expect(look(Buffer.from('no archive'))).rejects.toMatchObject({
      code: 'INVALID_BUILD',
      problems: [
        { field: 'build.pythons.3.12.x86_64', message: expect.stringContaining('not a whole .tar.gz') },
      ],
    });
    expect((await look(pythonArchive({ version: '3.12.3' }))).pythons).toHaveLength(1);
    expect(asked).toEqual([]);
  });

  it('names an archive that is not there, beside what is wrong with the lock', async () => {
    const fetch: Fetch = async () => new Response('', { status: 404 });
    const lock = `${LOCK}unheard==1.0 --hash=sha256:${'0'.repeat(64)}\n`;

    await expect(check(lock, brings('x86_64'), DEBIAN, { fetch })).rejects.toMatchObject({
      problems: expect.arrayContaining([
        {
          code: 'INVALID_BUILD',
          field: 'build.pythons.3.12.x86_64',
          message: `the archive of Python 3.12 cannot be used: ${archive.url} is not valid because there is nothing; expected the address of a file`,
        },
        expect.objectContaining({ code: 'NO_WHEEL', line: 3 }),
      ]),
    });
  });

  it('waits for no archive once the index cannot be reached', async () => {
    const fetch: Fetch = (_url, { signal } = {}) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason));
      });
    const project = (): Promise<never> => Promise.reject(new BuilderError('UNREACHABLE_INDEX', 'gone'));
    const openIndex = async (): Promise<PackageIndex> => ({ name: 'index', project });

    const { clock } = fastClock();

    await expect(check(LOCK, brings('x86_64'), DEBIAN, { fetch, openIndex, clock })).rejects.toMatchObject({
      code: 'UNREACHABLE_INDEX',
      message: expect.not.stringContaining('Python'),
    });
  });

  it('says so when the place of an archive cannot be reached', async () => {
    const fetch: Fetch = async () => new Response('', { status: 403 });

    await expect(check(LOCK, brings('x86_64'), DEBIAN, { fetch })).rejects.toMatchObject({
      code: 'UNREACHABLE_INDEX',
      message: expect.stringContaining('build.pythons.3.12.x86_64: the archive of Python 3.12'),
    });
  });
});
