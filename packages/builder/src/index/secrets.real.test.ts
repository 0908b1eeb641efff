import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { createVirtualClock } from '@ami-select/core/testing';
import { buildIndex } from '@ami-select/example-index/build';
import { describe, expect, it } from 'vitest';
import { runBuild } from '../run/run-build.ts';
import { exampleBuild, hashes } from '../testing/example.ts';
import { hasPython, localMachines } from '../testing/local-machines.ts';
import { recorder } from '../testing/recorder.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import type { Fetch } from './package-index.ts';

const SECRET = 'Marker5ecret';

/** Serves the wheels of the example to whoever has the credentials; its files are asked for with a token. */
function guardedIndex(): { readonly fetch: Fetch; readonly asked: string[] } {
  const wheels = buildIndex();
  const asked: string[] = [];
  const fetch: Fetch = async (address, init) => {
    const url = new URL(address);
    asked.push(url.pathname);
    const key = new Headers(init?.headers).get('authorization') ?? '';
    if (!Buffer.from(key.replace('Basic ', ''), 'base64').toString().includes(SECRET))
      return new Response('', { status: 401 });
    const wheel = wheels.find(({ filename }) => url.pathname.endsWith(filename));
    if (wheel !== undefined) return new Response(new Uint8Array(wheel.bytes));
    const [, , project] = url.pathname.split('/');
    const files = wheels
      .filter(({ filename }) => filename.startsWith(`${project}-`))
      .map(({ filename }) => ({
        filename,
        url: `https://user:${SECRET}@index.example/files/${filename}?token=${SECRET}`,
        hashes: {},
      }));
    return new Response(JSON.stringify({ files }), { headers: { 'content-type': 'application/json' } });
  };
  return { fetch, asked };
}

describe.skipIf(!hasPython)('a secret in the address of an index (needs python3 with venv)', () => {
  it('reaches the index, and no script, event, line of the log, record or file', async () => {
    const { fetch, asked } = guardedIndex();
    const { events, report } = recorder();
    const lines: string[] = [];
    const log = (line: string) => void lines.push(line);
    const logger = { debug: log, info: log, warn: log };
    const folder = await tempFolder();
    const [machine] = await localMachines(1, folder);
    if (machine === undefined) throw new Error('there is no machine');
    const scripts: string[] = [];
    const exec: typeof machine.transport.exec = (script, options) => {
      scripts.push(script);
      return machine.transport.exec(script, options);
    };
    const build = exampleBuild({
      index: undefined,
      'index-url': `https://user:${SECRET}@index.example/simple`,
      steps: [{ run: `echo from https://user:x@y.example/ > out.txt`, environment: 'app' }],
    });
    const options = {
      clock: createVirtualClock(),
      logger,
      report,
      outputDirectory: join(folder, 'out'),
      fetch,
    };

    const result = await runBuild(
      build,
      [{ ...machine, transport: { ...machine.transport, exec } }],
      options,
    );

    expect(hashes.size).toBeGreaterThan(0);
    expect(asked.some((path) => path.endsWith('.whl'))).toBe(true);
    expect(result.index).toBe('https://index.example/simple/');
    const record = await readFile(result.recordFile, 'utf8');
    expect(
      inspect([scripts, events, lines, result, record], { depth: 12, maxStringLength: null }),
    ).not.toContain(SECRET);
  });
});
