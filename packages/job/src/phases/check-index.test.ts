import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadBuild } from '@ami-select/builder';
import { systemClock } from '@ami-select/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkIndex } from './check-index.ts';
import { lazyIndex } from './lazy-index.ts';

const WHEEL = 'greeter-1.4-py3-none-any.whl';
const RIGHT = createHash('sha256').update('wheel').digest('hex');
const WRONG = '0'.repeat(64);

describe('checkIndex', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'check-index-'));
    mkdirSync(join(directory, 'wheels'));
    writeFileSync(join(directory, 'wheels', WHEEL), 'wheel');
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  function check(requirements: string): Promise<void> {
    writeFileSync(join(directory, 'app.txt'), requirements);
    const fields = { environments: { app: { requirements: ['app.txt'] } }, index: 'wheels' };
    const build = loadBuild(fields, { baseDirectory: directory });
    return checkIndex(build, {
      clock: systemClock,
      signal: new AbortController().signal,
      openIndex: lazyIndex(build, { clock: systemClock, variables: {} }),
    });
  }

  it('accepts a lock one of whose hashes is in the index', async () => {
    await expect(
      check(`greeter==1.4 --hash=sha256:${WRONG} --hash=sha256:${RIGHT}\n`),
    ).resolves.toBeUndefined();
  });

  it('names line, hash allowed and hash offered when none fits', async () => {
    const checking = check(`greeter==1.4 --hash=sha256:${WRONG}\n`);

    await expect(checking).rejects.toMatchObject({
      code: 'HASH',
      problems: [
        { file: 'app.txt', line: 1, message: expect.stringMatching(`${WRONG}.*${WHEEL} sha256:${RIGHT}`) },
      ],
    });
  });

  it('leaves a version that the index does not have to the build', async () => {
    await expect(check(`greeter==9.9 --hash=sha256:${WRONG}\n`)).resolves.toBeUndefined();
  });
});
