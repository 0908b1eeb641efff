import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BuilderError, type WheelPick } from '@ami-select/builder';
import { createVirtualClock } from '@ami-select/core/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BegunFetch, startFetch, whileFetching } from './start-fetch.ts';

/** A wheel that the index opens in some way. */
function pick(open: WheelPick['file']['open']): WheelPick {
  const requirement = { name: 'foo', key: 'foo', version: '1.0', extras: [], hashes: ['sha256:00'] };
  return {
    requirement: { ...requirement, file: 'r.txt', line: 1 },
    file: { filename: 'foo-1.0-py3-none-any.whl', hashes: [], open },
  };
}

/** Work that waits for machines until it hears its signal. */
function boot(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const end = (): void => reject(new Error('the launch was ended'));
    if (signal.aborted) end();
    signal.addEventListener('abort', end);
  });
}

const placeOf = (): { file: string; line: number } => ({ file: 'ami-select.yml', line: 4 });

describe('startFetch', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'start-fetch-'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  function start(open: WheelPick['file']['open'], signal = new AbortController().signal): BegunFetch {
    return startFetch(
      { wheels: [pick(open)], pythons: [] },
      { outputDirectory: directory, placeOf },
      {
        clock: createVirtualClock(),
        signal,
        variables: {},
      },
    );
  }

  it('ends work that creates machines with its own error', async () => {
    const fetch = start(() => Promise.reject(new BuilderError('UNREACHABLE_INDEX', 'the index is gone')));

    await expect(whileFetching(fetch, boot)).rejects.toMatchObject({ code: 'UNREACHABLE_INDEX' });
    await expect(fetch.done).rejects.toThrow('the index is gone');
  });

  it('says where the archive of a Python was named that is not there', async () => {
    const archive = { url: 'https://python.example/python.tar.gz', sha256: 'a'.repeat(64) };
    const pythons = [{ version: '3.12', architecture: 'x86_64', archive }];
    const fetch = startFetch(
      { wheels: [], pythons },
      { outputDirectory: directory, placeOf },
      {
        clock: createVirtualClock(),
        signal: new AbortController().signal,
        variables: {},
        fetch: async () => new Response('', { status: 404 }),
      },
    );

    await expect(fetch.done).rejects.toThrow('ami-select.yml:4: build.pythons.3.12.x86_64: the archive');
    await expect(whileFetching(fetch, boot)).rejects.toMatchObject({
      problems: [{ file: 'ami-select.yml', line: 4 }],
    });
  });

  it('leaves other errors of that work as they are', async () => {
    const fetch = start(() => new Promise(() => {}));

    await expect(whileFetching(fetch, () => Promise.reject(new Error('no capacity')))).rejects.toThrow(
      'no capacity',
    );
    fetch.stop();
  });

  it('stops without an error of its own', async () => {
    const fetch = start(({ signal } = {}) => boot(signal ?? new AbortController().signal));

    fetch.stop();

    await expect(fetch.done).rejects.toThrow();
    expect(fetch.signal.aborted).toBe(false);
  });

  it('has the reason of the job', async () => {
    const job = new AbortController();
    const fetch = start(({ signal } = {}) => boot(signal ?? job.signal), job.signal);

    job.abort(new Error('interrupted'));

    await expect(whileFetching(fetch, boot)).rejects.toThrow('interrupted');
  });

  it('is over at once without wheels', async () => {
    const fetch = startFetch(
      { wheels: [], pythons: [] },
      { outputDirectory: directory, placeOf },
      {
        clock: createVirtualClock(),
        signal: new AbortController().signal,
        variables: {},
      },
    );

    await expect(fetch.done).resolves.toBeUndefined();
  });
});
