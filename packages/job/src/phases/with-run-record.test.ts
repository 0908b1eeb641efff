import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Build, RunRecord } from '@ami-select/builder';
import { silentLogger } from '@ami-select/core';
import { createVirtualClock } from '@ami-select/core/testing';
import { afterEach, expect, it, vi } from 'vitest';
import { withRunRecord } from './with-run-record.ts';

afterEach(() => void vi.restoreAllMocks());

it('names an output directory that takes no record, before anything is done', async () => {
  const full = Object.assign(new Error('ENOSPC, write'), { code: 'ENOSPC', syscall: 'write' });
  vi.spyOn(RunRecord.prototype, 'begin').mockRejectedValue(full);
  const outputDirectory = join(tmpdir(), 'full');
  const work = vi.fn();

  const running = withRunRecord(
    { build: { environments: [], steps: [] } as unknown as Build, outputDirectory },
    { clock: createVirtualClock(), logger: silentLogger, report: () => undefined, variables: {} },
    work,
  );

  await expect(running).rejects.toMatchObject({
    code: 'UNWRITABLE_FILE',
    exitClass: 'failed',
    message: `the output directory ${JSON.stringify(outputDirectory)} cannot be written because no space is left on its file system; nothing was created`,
  });
  expect(work).not.toHaveBeenCalled();
});
