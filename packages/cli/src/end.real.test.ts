import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';

const BIN = fileURLToPath(new URL('bin.ts', import.meta.url));

/** Opens a pipe that nobody writes to, which takes a thread of Node for ever, as a lookup of a dead name server does. */
const BUSY = `
import { open } from 'node:fs';
open(process.env.PIPE, 'r', () => {});`;

it.skipIf(process.platform === 'win32')(
  'ends with its output whatever it still waits for',
  { timeout: 60_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'end-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const pipe = join(folder, 'pipe');
    expect(spawnSync('mkfifo', [pipe]).status).toBe(0);
    const flags = [
      '--conditions=@ami-select/source',
      '--import',
      `data:text/javascript,${encodeURIComponent(BUSY)}`,
    ];
    const child = spawn(process.execPath, [...flags, BIN, 'local', 'nothing', '--json'], {
      env: { PATH: process.env.PATH, PIPE: pipe },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    let stdout = '';
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
    });

    const status = await new Promise((resolve) => child.once('close', resolve));

    expect(status).toBe(2);
    expect(JSON.parse(stdout).error.status).toBe(2);
  },
);
