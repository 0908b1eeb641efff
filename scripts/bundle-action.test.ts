import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bundleAction } from './bundle-action.ts';

const SOURCES = {
  'lib/index.js': [
    "import { used } from './library.js';",
    "const { lazy } = await import('./lazy.js');",
    'console.log(used(), lazy());',
  ],
  'lib/library.js': ["export const used = () => 'used';", "export const unused = () => 'never-called';"],
  'lib/lazy.js': ["export const lazy = () => 'lazy';"],
  'package.json': ['{ "type": "module" }'],
};

describe('bundleAction', () => {
  let home: string;

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'bundle-action-'));
  });
  afterEach(() => rmSync(home, { recursive: true }));

  function writeAction(name: string, sources: Readonly<Record<string, readonly string[]>> = SOURCES): string {
    const directory = join(home, name);
    mkdirSync(join(directory, 'lib'), { recursive: true });
    for (const [path, lines] of Object.entries(sources))
      writeFileSync(join(directory, path), `${lines.join('\n')}\n`);
    return directory;
  }

  function readAll(folder: string): Record<string, string> {
    return Object.fromEntries(
      readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
    );
  }

  it('gives the same bytes whatever the folder, without its path and without unused code', async () => {
    const [first, second] = [writeAction('one'), writeAction('another-and-longer')];

    await bundleAction(first, join(first, 'dist'));
    await bundleAction(second, join(second, 'dist'));

    const files = readAll(join(first, 'dist'));
    expect(files).toEqual(readAll(join(second, 'dist')));
    expect(Object.values(files).join()).not.toContain(home);
    expect(Object.values(files).join()).not.toContain('never-called');
  }, 60_000);

  it('gives a bundle that runs, and loads the lazy part on demand', async () => {
    const directory = writeAction('action');

    await bundleAction(directory, join(directory, 'dist'));

    const run = spawnSync(process.execPath, [join(directory, 'dist/index.js')], { encoding: 'utf8' });
    expect(run.stdout).toBe('used lazy\n');
    expect(readdirSync(join(directory, 'dist')).filter((name) => /^\d+\.index\.js$/.test(name))).toHaveLength(
      1,
    );
  }, 60_000);

  it('writes ASCII alone, and the text stays what it was', async () => {
    const directory = writeAction('worldly', {
      'lib/index.js': ["console.log('\u2026 \u{1f600}', /^[\u{1f600}]$/u.test('\u{1f600}'));"],
      'package.json': ['{ "type": "module" }'],
    });

    await bundleAction(directory, join(directory, 'dist'));

    const run = spawnSync(process.execPath, [join(directory, 'dist/index.js')], { encoding: 'utf8' });
    expect(run.stdout).toBe('\u2026 \u{1f600} true\n');
    expect(readFileSync(join(directory, 'dist/index.js'), 'utf8')).not.toMatch(/[^\0-\x7f]/);
  }, 60_000);

  it('reports what to do when nothing was compiled', async () => {
    const directory = join(home, 'empty');
    mkdirSync(directory);

    await expect(bundleAction(directory, join(directory, 'dist'))).rejects.toThrow(
      'run "pnpm run build" first',
    );
  });

  it('refuses a bundle that names a file of this machine', async () => {
    const directory = writeAction('leaking', {
      'lib/index.js': [`console.log(${JSON.stringify(join(home, 'leaking/x'))});`],
      'package.json': ['{ "type": "module" }'],
    });

    await expect(bundleAction(directory, join(directory, 'dist'))).rejects.toThrow(
      'contains the absolute path',
    );
  }, 60_000);
});
