import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import { WheelStore } from '../fetch/wheel-store.ts';
import { pythonFacts } from '../testing/facts.ts';
import { opensWith } from '../testing/opened.ts';
import { requirementOf } from '../testing/resolution.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { wheelBytes } from '../testing/wheel-bytes.ts';
import { sha256 } from '../wheels/digest.ts';
import { takeBuilt } from './built-wheel.ts';

const KEY = 'a'.repeat(64);
const SDIST = { filename: 'foo-1.0.tar.gz', path: '', sha256: 'b'.repeat(64), bytes: 1, downloaded: true };

/** What becomes of the files that came from a machine. */
async function take(files: Readonly<Record<string, Buffer>>): ReturnType<typeof takeBuilt> {
  const folder = await tempFolder();
  for (const [path, bytes] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
  const store = new WheelStore({ folder: join(folder, 'store'), clock: createVirtualClock() });
  const file = { filename: SDIST.filename, hashes: [], open: opensWith() };
  const build = {
    requirement: requirementOf('foo', '1.0'),
    file,
    key: KEY,
    sdist: SDIST,
    tools: [],
    before: [],
  };
  const assigned = { build, python: pythonFacts(), interpreter: 'python3', environment: 'app' };
  return takeBuilt(assigned, { folder, files: Object.keys(files), store });
}

describe('takeBuilt', () => {
  it('takes a wheel, which is of its archive', async () => {
    const bytes = wheelBytes();

    const taken = await take({ [`${KEY}/foo-1.0-cp312-cp312-linux_x86_64.whl`]: bytes });

    expect(taken).toMatchObject({
      stored: {
        filename: 'foo-1.0-cp312-cp312-linux_x86_64.whl',
        sha256: sha256(bytes),
        builtFrom: { filename: 'foo-1.0.tar.gz', sha256: SDIST.sha256 },
      },
      file: { hashes: [`sha256:${sha256(bytes)}`] },
      inspection: { metadata: { name: 'foo' } },
    });
  });

  it.each<[string, Readonly<Record<string, Buffer>>, string]>([
    ['nothing', {}, 'gave no wheel'],
    [
      'several',
      {
        [`${KEY}/foo-1.0-py3-none-any.whl`]: wheelBytes(),
        [`${KEY}/foo-1.0-py2-none-any.whl`]: wheelBytes(),
      },
      'gave no wheel',
    ],
    [
      'another project',
      { [`${KEY}/bar-1.0-py3-none-any.whl`]: wheelBytes({ stem: 'bar-1.0' }) },
      'made "bar-1.0-py3-none-any.whl", no wheel of foo==1.0',
    ],
    [
      'another version',
      { [`${KEY}/foo-1.1-py3-none-any.whl`]: wheelBytes({ stem: 'foo-1.1' }) },
      'made "foo-1.1-py3-none-any.whl", no wheel of foo==1.0',
    ],
    [
      'another platform',
      { [`${KEY}/foo-1.0-cp312-cp312-linux_aarch64.whl`]: wheelBytes() },
      'made foo-1.0-cp312-cp312-linux_aarch64.whl, which does not fit the machine',
    ],
    [
      'a name that lies',
      { [`${KEY}/foo-1.0-py3-none-any.whl`]: wheelBytes({ stem: 'bar-1.0' }) },
      'made foo-1.0-py3-none-any.whl, which is not valid because',
    ],
    [
      'no archive',
      { [`${KEY}/foo-1.0-py3-none-any.whl`]: Buffer.from('text') },
      'which is not valid because',
    ],
  ])('refuses %s', async (_title, files, because) => {
    const taken = await take(files);

    const [problem] = 'problems' in taken ? taken.problems : [];
    expect(problem).toMatchObject({ code: 'NO_WHEEL', message: expect.stringContaining(because) });
  });
});
