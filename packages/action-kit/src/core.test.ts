import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { createCore } from './core.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

it('warns of a summary that cannot be written, and goes on', async () => {
  const file = join(import.meta.dirname, 'no-such-folder', 'summary.md');
  vi.stubEnv('GITHUB_STEP_SUMMARY', file);
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);

  await createCore({ GITHUB_STEP_SUMMARY: file }).writeSummary('# Done');

  expect(write.mock.calls.map(([text]) => String(text)).join('')).toContain(
    '::warning::the summary cannot be written',
  );
});
