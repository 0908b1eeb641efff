import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findHidden, readCommands } from '@ami-select/core/testing';
import { startLocalEc2 } from '@ami-select/local-ec2';
import { expect, it, onTestFinished } from 'vitest';

const BIN = fileURLToPath(new URL('bin.ts', import.meta.url));

/** Throws outside of every promise as soon as the command listens for such errors. */
const CRASH = `
const timer = setInterval(() => {
  if (process.listenerCount('uncaughtException') === 0) return;
  clearInterval(timer);
  throw new Error('x\\n::error::y\\u009b2J\\u202e ##[group]z');
}, 5);`;

it('prints an error that nobody caught as it prints every other', async () => {
  const child = spawn(process.execPath, [...importing(CRASH), BIN, '--version'], {
    env: { PATH: process.env.PATH, GITHUB_ACTIONS: 'true' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });

  const status = await new Promise((resolve) => child.once('close', resolve));

  expect(status).toBe(1);
  expect(stderr).toContain('    : :error::y\\x9b2J\\u202e ## [group]z');
  expect(readCommands(stderr)).toEqual([]);
  expect(findHidden(stderr)).toEqual([]);
});

/** Every file that is opened is waited for for ever, and by nothing that keeps the process. */
const STALL = `
import { promises } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
promises.open = () => new Promise(() => {});
syncBuiltinESMExports();`;

it('fails where nothing is left that could continue its work', () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...importing(STALL), BIN, 'run', '--config', 'package.json', '--json'],
    { env: { PATH: process.env.PATH }, encoding: 'utf8' },
  );

  expect(status, stderr).toBe(1);
  expect(stderr).toContain('✖ the work is not over, and nothing is left that could continue it\n');
  expect(stderr).not.toContain('top-level await');
  expect(JSON.parse(stdout).error.status).toBe(1);
});

function importing(code: string): string[] {
  return ['--conditions=@ami-select/source', '--import', `data:text/javascript,${encodeURIComponent(code)}`];
}

/** Throws outside of every promise once the command has printed the name of the step, as one fault that two hosts see. */
const CRASH_IN_STEP = `
const write = process.stderr.write;
process.stderr.write = function (text, ...rest) {
  if (String(text).includes('$ long')) {
    process.stderr.write = write;
    for (const ms of [50, 70]) setTimeout(() => { throw new Error('broken in the middle'); }, ms);
  }
  return write.call(this, text, ...rest);
};`;

it('terminates what was launched after an error that nobody caught', { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'crash-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(
    join(folder, 'ami-select.yml'),
    `fleets: { test: { image: debian/12@x86_64, instance-types: [t3.small] } }
build: { steps: [{ name: long, run: "sleep 600" }] }
`,
  );
  const local = await startLocalEc2({ region: 'us-east-1' });
  onTestFinished(() => local.close());
  const child = spawn(process.execPath, [...importing(CRASH_IN_STEP), BIN, 'run'], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: folder, ...local.environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });

  const status = await new Promise((resolve) => child.once('close', resolve));

  expect(status, stderr).toBe(1);
  expect(stderr).toContain('broken in the middle');
  expect(stderr).toContain('a fault of the program: terminating everything');
  expect(local.journal.requests().map(({ operation }) => operation)).toContain('TerminateInstances');
  expect(local.journal.remaining()).toEqual([]);
  const output = join(folder, 'ami-select-output');
  const record = JSON.parse(readFileSync(join(output, 'build-record.json'), 'utf8'));
  expect(record.state, JSON.stringify(record)).not.toBe('running');
});
