import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findHidden, readCommands } from '@ami-select/core/testing';
import { expect, it } from 'vitest';

const BIN = fileURLToPath(new URL('bin.ts', import.meta.url));

/** Throws outside of every promise as soon as the command listens for such errors. */
const CRASH = `
const timer = setInterval(() => {
  if (process.listenerCount('uncaughtException') === 0) return;
  clearInterval(timer);
  throw new Error('x\\n::error::y\\u009b2J\\u202e ##[group]z');
}, 5);`;

it('prints an error that nobody caught as it prints every other', async () => {
  const flags = [
    '--conditions=@ami-select/source',
    '--import',
    `data:text/javascript,${encodeURIComponent(CRASH)}`,
  ];
  const child = spawn(process.execPath, [...flags, BIN, '--version'], {
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
