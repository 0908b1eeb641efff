import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const page = readFileSync(join(ROOT, 'docs/fleets.md'), 'utf8');

it('docs/fleets.md runs as it stands, and prints what it quotes', () => {
  const script = blocksOf('sh').join('\n');
  const home = mkdtempSync(join(tmpdir(), 'fleets-page-'));
  const { PATH = '', NODE_COMPILE_CACHE = '' } = process.env;
  // What the page starts also ends where a line of it fails.
  const lines = ["trap 'test $? = 0 || $ami local stop' EXIT", script];
  try {
    const { status, stdout, stderr } = spawnSync('bash', ['-euo', 'pipefail', '-c', lines.join('\n')], {
      cwd: ROOT,
      encoding: 'utf8',
      env: { PATH, NODE_COMPILE_CACHE, HOME: home, TMPDIR: home, AWS_CONFIG_FILE: '/nonexistent' },
    });

    const text = stdout + stderr;
    expect({ status, text: status === 0 ? '' : text }).toEqual({ status: 0, text: '' });
    for (const quoted of quotedForms()) expect(text).toMatch(quoted);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}, 150_000);

function blocksOf(language: string): readonly string[] {
  const blocks = [...page.matchAll(/^```(\w*)\n(.*?)^```/gms)];
  return blocks.filter(([, name]) => name === language).map(([, , block = '']) => block);
}

/** The lines that the page quotes of its own commands, with any id, time and path in place of theirs. */
function quotedForms(): readonly RegExp[] {
  const quoted = blocksOf('').filter((block) => !block.startsWith('$ '));
  return quoted
    .flatMap((block) => block.split('\n'))
    .filter((line) => line.trim() !== '')
    .map(formOf);
}

function formOf(line: string): RegExp {
  const form = line
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/ +/g, ' +')
    .replace(/\b(i|ami|sg|vol|eni|vpc|fleet)-[0-9a-f]{16,17}/g, '$1-[0-9a-f]+')
    .replace(/\d{4}-\d\d-\d\dT[\d:]+\\\.\d+Z/g, '\\S+')
    .replace(/\d+ \+ms/g, '\\S+ +m?s')
    .replaceAll('…', '.*');
  return new RegExp(form);
}
