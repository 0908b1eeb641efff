import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const page = readFileSync(join(ROOT, 'docs/without-a-runner.md'), 'utf8');

it('docs/without-a-runner.md selects, spawns, builds and terminates', () => {
  const [, script = ''] = /```sh\n(.*?)```/s.exec(page) ?? [];
  const home = mkdtempSync(join(tmpdir(), 'without-a-runner-'));
  const { PATH = '', NODE_COMPILE_CACHE = '' } = process.env;
  // What the page starts also ends where a line of it fails.
  const lines = ["trap 'test $? = 0 || $ami local stop' EXIT", script];
  try {
    const { status, stdout, stderr } = spawnSync('bash', ['-euc', lines.join('\n')], {
      cwd: ROOT,
      encoding: 'utf8',
      env: { PATH, NODE_COMPILE_CACHE, HOME: home, TMPDIR: home, AWS_CONFIG_FILE: '/nonexistent' },
    });

    expect({ status, stderr: status === 0 ? '' : stdout + stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/host-1 is ready/);
    expect(stdout).toMatch(/\[host-1\] Linux /);
    expect(stdout).toMatch(/fleet-[0-9a-f]{16} is terminated: 4 created, nothing remains\./);
    expect(stdout).toMatch(/remaining {2}nothing/);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
});
