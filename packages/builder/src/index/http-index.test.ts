import type { Clock } from '@ami-select/core';
import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import { contentOf, filesOf } from '../testing/opened.ts';
import { sha256 } from '../wheels/digest.ts';
import { createHttpIndex } from './http-index.ts';
import type { Fetch } from './package-index.ts';

interface Reply {
  readonly status?: number;
  readonly body?: string;
  readonly type?: string;
}

interface Site {
  readonly fetch: Fetch;
  readonly requests: { readonly url: string; readonly headers: Headers }[];
  readonly waits: number[];
  readonly clock: Clock;
}

/** Responds to each address with its replies in turn; the last one again and again. An Error is thrown. */
function site(pages: Readonly<Record<string, readonly (Reply | Error)[]>>): Site {
  const requests: Site['requests'] = [];
  const waits: number[] = [];
  const counts = new Map<string, number>();
  const fetch: Fetch = async (url, init) => {
    requests.push({ url, headers: new Headers(init?.headers) });
    const replies = pages[url] ?? [{ status: 404 }];
    const turn = counts.get(url) ?? 0;
    counts.set(url, turn + 1);
    const reply = replies[Math.min(turn, replies.length - 1)];
    if (reply instanceof Error) throw reply;
    const { status = 200, body = '', type = 'text/html' } = reply ?? {};
    return new Response(body, { status, headers: { 'content-type': type } });
  };
  const time = createVirtualClock();
  const sleep: Clock['sleep'] = (ms, signal, options) => {
    if (options?.background !== true) waits.push(ms);
    return time.sleep(ms, signal, options);
  };
  const clock: Clock = { now: time.now, sleep };
  return { fetch, requests, waits, clock };
}

const JSON_TYPE = 'application/vnd.pypi.simple.v1+json';
const PAGE = 'https://index.example/simple/foo/';
const SHA256 = 'a1'.repeat(32);
const MD5 = 'b2'.repeat(16);

describe('createHttpIndex', () => {
  it.each(['Application/VND.PyPI.Simple.v1+JSON', 'TEXT/HTML; charset=UTF-8'])(
    'takes a media type in any case: %s',
    async (type) => {
      const isJson = /json/i.test(type);
      const name = 'foo-1.0-py3-none-any.whl';
      const json = JSON.stringify({ files: [{ filename: name, url: name, hashes: { sha256: SHA256 } }] });
      // Of neither would the first letter tell what it is.
      const body = isJson ? ` ${json}` : `x<a href="${name}#sha256=${SHA256}">${name}</a>`;
      const index = createHttpIndex('https://index.example/simple', site({ [PAGE]: [{ type, body }] }));

      expect((await index.project('foo'))?.files.map(({ filename }) => filename)).toEqual([name]);
    },
  );

  it('reads a JSON page (PEP 691)', async () => {
    const files = [
      {
        filename: 'foo-1.0-py3-none-any.whl',
        url: '../../f/foo-1.0-py3-none-any.whl',
        hashes: { sha256: SHA256 },
        'requires-python': '>=3.8',
      },
      {
        filename: 'foo-0.9-py3-none-any.whl',
        url: 'https://cdn.example/foo-0.9-py3-none-any.whl',
        hashes: {},
        yanked: 'broken',
      },
      { filename: 'foo-0.8-py3-none-any.whl', url: 'x', hashes: {}, yanked: true },
      { filename: 7 },
    ];
    const { fetch, clock, requests } = site({
      [PAGE]: [{ body: JSON.stringify({ files }), type: JSON_TYPE }],
      'https://index.example/f/foo-1.0-py3-none-any.whl': [{ body: 'bytes' }],
    });

    const found = await filesOf(createHttpIndex('https://index.example/simple', { fetch, clock }), 'foo');
    const bytes = await contentOf(found[0]);

    expect(found.map(({ open: _, ...file }) => file)).toEqual([
      { filename: 'foo-1.0-py3-none-any.whl', hashes: [`sha256:${SHA256}`], requiresPython: '>=3.8' },
      { filename: 'foo-0.9-py3-none-any.whl', hashes: [], yanked: 'broken' },
      { filename: 'foo-0.8-py3-none-any.whl', hashes: [], yanked: '' },
    ]);
    expect(Buffer.from(bytes ?? []).toString()).toBe('bytes');
    expect(requests[0]?.headers.get('accept')).toContain(JSON_TYPE);
  });

  it('reads an HTML page (PEP 503)', async () => {
    const body = `<!DOCTYPE html><html><body>
      <a href="/f/foo-1.0-py3-none-any.whl#sha256=${SHA256.toUpperCase()}" data-requires-python="&gt;=3.8,&lt;4">foo-1.0-py3-none-any.whl</a><br/>
      <A HREF='foo-0.9.tar.gz#md5=${MD5}' data-yanked="">foo-0.9.tar.gz</A>
      <a name="x">nothing</a></body></html>`;
    const { fetch, clock } = site({ [PAGE]: [{ body }] });

    const found = await filesOf(createHttpIndex('https://index.example/simple/', { fetch, clock }), 'foo');

    expect(found.map(({ open: _, ...file }) => file)).toEqual([
      { filename: 'foo-1.0-py3-none-any.whl', hashes: [`sha256:${SHA256}`], requiresPython: '>=3.8,<4' },
      { filename: 'foo-0.9.tar.gz', hashes: [`md5:${MD5}`], yanked: '' },
    ]);
  });

  it.each([
    ['with its hash', { sha256: sha256(Buffer.from('Name: foo')) }, 'Name: foo'],
    ['without a hash', true, 'Name: foo'],
    ['of another hash', { sha256: SHA256 }, 'HASH'],
    ['that is absent', { sha256: SHA256 }, 'NO_WHEEL'],
  ])('reads metadata beside a file %s (PEP 658)', async (title, metadata, expected) => {
    const files = [
      { filename: 'a.whl', url: 'https://cdn.example/a.whl?x=1', hashes: {}, 'core-metadata': metadata },
    ];
    const { fetch, clock } = site({
      [PAGE]: [{ body: JSON.stringify({ files }), type: JSON_TYPE }],
      ...(title !== 'that is absent' && {
        'https://cdn.example/a.whl.metadata?x=1': [{ body: 'Name: foo' }],
      }),
    });
    const [file] = await filesOf(createHttpIndex('https://index.example/simple', { fetch, clock }), 'foo');

    const reading = file?.metadata?.read().then(String, (error) => error.code);

    expect(await reading).toBe(expected);
  });

  it('sends credentials of the address to that host only, and names none of them', async () => {
    const body = JSON.stringify({ files: [{ filename: 'a', url: 'https://cdn.example/a', hashes: {} }] });
    const { fetch, clock, requests } = site({
      [PAGE]: [{ body, type: JSON_TYPE }],
      'https://cdn.example/a': [{}],
    });
    const index = createHttpIndex('https://user:p%40ss@index.example/simple', { fetch, clock });

    const [file] = await filesOf(index, 'foo');
    await contentOf(file);

    expect(requests.map(({ headers }) => headers.get('authorization'))).toEqual(['Basic dXNlcjpwQHNz', null]);
    expect(index.name).toBe('https://index.example/simple/');
  });

  it('knows nothing of a project without a page', async () => {
    const { fetch, clock } = site({});

    expect(await filesOf(createHttpIndex('https://index.example/simple', { fetch, clock }), 'foo')).toEqual(
      [],
    );
  });

  it('tries again after what may pass, waiting longer each time', async () => {
    const replies = [
      { status: 503 },
      new TypeError('reset'),
      { status: 429 },
      { body: '{"files":[]}', type: JSON_TYPE },
    ];
    const { fetch, clock, waits, requests } = site({ [PAGE]: replies });

    const found = await filesOf(createHttpIndex('https://index.example/simple', { fetch, clock }), 'foo');

    expect(found).toEqual([]);
    expect(requests).toHaveLength(4);
    expect(waits).toEqual([500, 1_000, 2_000]);
  });

  it('gives up with the reason', async () => {
    const { fetch, clock } = site({
      [PAGE]: [new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') })],
    });

    const attempt = createHttpIndex('https://u:secret@index.example/simple', { fetch, clock }).project('foo');

    await expect(attempt).rejects.toMatchObject({
      code: 'UNREACHABLE_INDEX',
      hint: expect.stringContaining('index-url'),
    });
    await expect(attempt).rejects.toThrow(
      /cannot get https:\/\/index\.example\/simple\/foo\/: connect ECONNREFUSED/,
    );
  });

  it('does not try again what is forbidden', async () => {
    const { fetch, clock, requests } = site({ [PAGE]: [{ status: 403 }] });

    const attempt = createHttpIndex('https://index.example/simple', { fetch, clock }).project('foo');

    await expect(attempt).rejects.toThrow(/status 403/);
    expect(requests).toHaveLength(1);
  });

  it('stops when it is aborted', async () => {
    const { fetch, clock, requests } = site({ [PAGE]: [{}] });

    const attempt = createHttpIndex('https://index.example/simple', { fetch, clock }).project(
      'foo',
      AbortSignal.abort(),
    );

    await expect(attempt).rejects.toMatchObject({ name: 'AbortError' });
    expect(requests).toHaveLength(0);
  });
});
