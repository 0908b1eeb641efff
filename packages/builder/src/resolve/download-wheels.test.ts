import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { IndexFile } from '../index/package-index.ts';
import type { Requirement } from '../requirements/requirement.ts';
import { pythonFacts } from '../testing/facts.ts';
import { opensWith } from '../testing/opened.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { sha256 } from '../wheels/digest.ts';
import { downloadWheels } from './download-wheels.ts';
import type { MachineResolution } from './resolution.ts';

interface Wheel {
  readonly name: string;
  readonly content: string;
  readonly hashes?: readonly string[];
  readonly onRead?: () => void;
}

function resolution(machine: string, wheels: readonly Wheel[]): MachineResolution {
  const picks = wheels.map(({ name, content, hashes = [hashOf(content)], onRead }) => {
    const requirement: Requirement = {
      name,
      key: name,
      version: '1',
      extras: [],
      hashes,
      file: 'r.txt',
      line: 1,
    };
    const open: IndexFile['open'] = async (range) => {
      onRead?.();
      return opensWith(content)(range);
    };
    return { requirement, file: { filename: `${name}-1-py3-none-any.whl`, hashes: [], open } };
  });
  const environment = { name: 'app', requirements: [] };
  return {
    machine,
    environments: [{ lock: { environment, requirements: [] }, python: pythonFacts(), picks }],
  };
}

function hashOf(content: string): string {
  return `sha256:${sha256(Buffer.from(content))}`;
}

describe('downloadWheels', () => {
  it('reads a wheel once for all machines', async () => {
    let reads = 0;
    const onRead = (): void => {
      reads += 1;
    };
    const wheel = { name: 'foo', content: 'x', onRead };

    const stored = await downloadWheels([resolution('a', [wheel]), resolution('b', [wheel])], {
      folder: await tempFolder(),
    });

    expect(reads).toBe(1);
    expect([...stored.values()]).toMatchObject([
      { filename: 'foo-1-py3-none-any.whl', bytes: 1, downloaded: true },
    ]);
  });

  it('lists every wheel whose bytes are others, and keeps none of them', async () => {
    const folder = await tempFolder();
    const wrong = hashOf('something else');
    const wheels = ['foo', 'bar'].map((name) => ({ name, content: name, hashes: [wrong] }));

    const fetching = downloadWheels([resolution('a', [...wheels, { name: 'good', content: 'g' }])], {
      folder,
    });

    await expect(fetching).rejects.toMatchObject({ code: 'HASH', problems: [{ line: 1 }, { line: 1 }] });
    expect(await readdir(folder)).toEqual(['good-1-py3-none-any.whl']);
  });

  it('accepts any of several hashes, of any strong kind', async () => {
    const sha512 =
      'sha512:a4abd4448c49562d828115d13a1fccea927f52b4d5459297f8b43e42da89238bc13626e43dcb38ddb082488927ec904fb42057443983e88585179d50551afe62';

    const stored = await downloadWheels(
      [resolution('a', [{ name: 'foo', content: 'x', hashes: [hashOf('no'), sha512] }])],
      {
        folder: await tempFolder(),
      },
    );

    expect(stored.size).toBe(1);
  });

  it('refuses a wheel that two environments lock to different bytes', async () => {
    const first = resolution('a', [{ name: 'foo', content: 'x' }]);
    const second = resolution('b', [{ name: 'foo', content: 'x', hashes: [hashOf('y')] }]);

    await expect(downloadWheels([first, second], { folder: await tempFolder() })).rejects.toMatchObject({
      code: 'HASH',
    });
  });

  it('does not read again what is there, unless it was damaged', async () => {
    const folder = await tempFolder();
    const wheel = { name: 'foo', content: 'x' };
    await downloadWheels([resolution('a', [wheel])], { folder });

    const again = await downloadWheels([resolution('a', [wheel])], { folder });

    expect([...again.values()]).toMatchObject([{ downloaded: false }]);
    expect(await readFile(join(folder, 'foo-1-py3-none-any.whl'), 'utf8')).toBe('x');
  });

  it('stops on request', async () => {
    const fetching = downloadWheels([resolution('a', [{ name: 'foo', content: 'x' }])], {
      folder: await tempFolder(),
      signal: AbortSignal.abort(),
    });

    await expect(fetching).rejects.toMatchObject({ name: 'AbortError' });
  });
});
