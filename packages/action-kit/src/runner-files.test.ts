import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCore } from './core.ts';
import { createFencedCore } from './fence.ts';
import { publishResults } from './outputs.ts';

const PROBLEM = /cannot be written because a folder is in its place/;

describe('files of the runner that cannot be written', () => {
  // The library of the runner keeps the path of the summary for the whole process.
  const folder = import.meta.dirname;
  const environment = { GITHUB_OUTPUT: folder, GITHUB_STATE: folder, GITHUB_STEP_SUMMARY: folder };
  let log: () => string;
  beforeEach(() => {
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
    const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    log = () => write.mock.calls.map(([text]) => String(text)).join('');
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  });

  it.each([
    ['GITHUB_OUTPUT', () => createCore(environment).setOutput('a', 'b')],
    ['GITHUB_STATE', () => createCore(environment).saveState('a', 'b')],
  ])('are named with their variable (%s), cause and what helps', (variable, write) => {
    expect(write).toThrow(
      expect.objectContaining({
        code: 'UNWRITABLE_FILE',
        message: `${variable}: ${folder} cannot be written because a folder is in its place`,
        hint: expect.stringContaining('Free some space'),
      }),
    );
  });

  it('are named where they are missing', () => {
    const missing = join(folder, 'gone');
    vi.stubEnv('GITHUB_STATE', missing);

    expect(() => createCore({ GITHUB_STATE: missing }).saveState('a', 'b')).toThrow(
      `GITHUB_STATE: ${missing} cannot be written because of this: Missing file at path: ${missing}`,
    );
  });

  it('leave a summary in the log, and not in the next one', async () => {
    const core = createCore(environment);

    await core.writeSummary('| vol-1 |\n');
    await core.writeSummary('second');

    const [first = '', second = ''] = log().split('| vol-1 |');
    expect(first).toMatch(/^::warning::GITHUB_STEP_SUMMARY: .* the log has the summary/);
    expect(second).toContain('second');
  });

  it('leave the outputs of an end in the log', () => {
    publishResults(createFencedCore(createCore(environment)), { clean: 'true', lines: ['a', 'b'] });

    expect(log()).toMatch(PROBLEM);
    expect(log()).toContain('clean: true\nlines: a b\n');
  });
});
