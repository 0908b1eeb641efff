import { inspect } from 'node:util';
import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import { loadBuild } from '../definition/load-build.ts';
import { contentOf, filesOf } from '../testing/opened.ts';
import { createHttpIndex } from './http-index.ts';
import type { Fetch } from './package-index.ts';

const SECRET = 'Marker5ecret';
const clock = createVirtualClock();

interface Seen {
  readonly url: string;
  readonly authorization: string | null;
}

/** Answers by address, and keeps what each was asked with. */
function site(pages: Readonly<Record<string, Response | (() => Response)>>) {
  const seen: Seen[] = [];
  const fetch: Fetch = async (url, init) => {
    seen.push({ url, authorization: new Headers(init?.headers).get('authorization') });
    const page = pages[url];
    return (typeof page === 'function' ? page() : page) ?? new Response('', { status: 404 });
  };
  return { seen, fetch };
}

function redirect(location: string, status = 302): Response {
  return new Response('', { status, headers: { location } });
}

function page(url: string): Response {
  const files = [{ filename: 'foo-1.0-py3-none-any.whl', url, hashes: {} }];
  return new Response(JSON.stringify({ files }), { headers: { 'content-type': 'application/json' } });
}

const BASIC = `Basic ${Buffer.from(`user:${SECRET}`).toString('base64')}`;
const INDEX = `https://user:${SECRET}@index.example/simple`;
const PAGE = 'https://index.example/simple/foo/';

describe('an index address', () => {
  it.each([
    `http://user:${SECRET}@index.example/simple`,
    `HTTP://${SECRET}@index.example/simple`,
    `http://user:${SECRET}@127.0.0.1.example/simple`,
    `http://user:${SECRET}@localhost.example/simple`,
    `http://user:${SECRET}@10.0.0.1/simple`,
    `https://index.example/simple?token=${SECRET}`,
    `https://index.example/simple/#${SECRET}`,
    `https://user:${SECRET}@index.example:99999/`,
    `https://user:p/${SECRET}@index.example/`,
    `ftp://user:${SECRET}@index.example/`,
    `user:${SECRET}@index.example/simple`,
    `//user:${SECRET}@index.example/simple`,
    `file:///${SECRET}`.replace('file:///', 'file://user:').concat('@x/'),
    `https://user:${SECRET}@`,
    SECRET,
  ])('is refused without being shown: %j', (address) => {
    const inBuild = () =>
      loadBuild({ 'index-url': address, steps: [{ run: 'true' }] }, { baseDirectory: '/' });
    const opened = () => createHttpIndex(address, { clock });

    for (const act of [inBuild, opened]) {
      expect(act).toThrow(expect.objectContaining({ code: 'INVALID_BUILD' }));
      expect(act).not.toThrow(SECRET);
    }
  });

  it.each([
    [[`https://user:${SECRET}@index.example/simple`]],
    [{ a: `https://user:${SECRET}@index.example/simple` }],
  ])('is not shown when it is no text: %j', (address) => {
    expect(() => loadBuild({ 'index-url': address }, { baseDirectory: '/' })).not.toThrow(SECRET);
  });

  it.each([
    [`https://user:${SECRET}@index.example/simple`, 'https://index.example/simple/'],
    [`HTTPS://user:${SECRET}@INDEX.example/simple/`, 'https://index.example/simple/'],
    [`https:user:${SECRET}@index.example/simple`, 'https://index.example/simple/'],
    [`https://${SECRET}@index.example:8443/simple`, 'https://index.example:8443/simple/'],
    [`http://user:${SECRET}@127.0.0.1:8080/simple`, 'http://127.0.0.1:8080/simple/'],
    [`http://user:${SECRET}@localhost/simple`, 'http://localhost/simple/'],
    [`http://user:${SECRET}@[::1]/simple`, 'http://[::1]/simple/'],
    [`https://user:%zz${SECRET}@index.example/simple`, 'https://index.example/simple/'],
    ['http://index.example/simple', 'http://index.example/simple/'],
  ])('is named without its credentials: %j', async (address, name) => {
    const { fetch, seen } = site({});
    const index = createHttpIndex(address, { clock, fetch });

    await filesOf(index, 'foo');

    expect(index.name).toBe(name);
    expect(seen[0]?.url).toBe(`${name}foo/`);
    expect(seen[0]?.authorization === null).toBe(!address.includes(SECRET));
  });
});

describe('credentials of an index', () => {
  it.each([
    ['another host', 'https://cdn.example/foo/', null],
    ['another port', 'https://index.example:8443/foo/', null],
    ['the same host without TLS', 'http://index.example/foo/', null],
    ['a host of a longer name', 'https://index.example.evil.example/foo/', null],
    ['user info that names the host', 'https://index.example@evil.example/foo/', 'other'],
    ['an address without scheme', '//cdn.example/foo/', null],
    ['the same host', '/elsewhere/foo/', BASIC],
    ['the same host in capitals', 'https://INDEX.example/foo/', BASIC],
  ])('follow a redirect to %s only if it is the same', async (_title, location, expected) => {
    for (const status of [301, 302, 307, 308]) {
      const target = new URL(location, PAGE);
      target.username = '';
      const { fetch, seen } = site({
        [PAGE]: () => redirect(location, status),
        [target.href]: () => page('x.whl'),
      });

      const files = await filesOf(createHttpIndex(INDEX, { clock, fetch }), 'foo');

      expect(files).toHaveLength(1);
      expect(seen[0]).toEqual({ url: PAGE, authorization: BASIC });
      if (expected === 'other') expect(seen[1]?.authorization).not.toBe(BASIC);
      else expect(seen[1]).toEqual({ url: target.href, authorization: expected });
    }
  });

  it('do not come back with a redirect from elsewhere to an address that has some of its own', async () => {
    const { fetch, seen } = site({
      [PAGE]: redirect(`https://other:${SECRET}2@cdn.example/x/`),
      'https://cdn.example/x/': redirect('https://last.example/y/'),
      'https://last.example/y/': page('x.whl'),
    });

    await filesOf(createHttpIndex(INDEX, { clock, fetch }), 'foo');

    expect(seen.map(({ authorization }) => authorization)).toEqual([
      BASIC,
      expect.not.stringMatching(BASIC),
      null,
    ]);
    expect(seen.map(({ url }) => url).join()).not.toContain(SECRET);
  });

  it.each([
    ['a redirect to a file', redirect('file:///etc/passwd')],
    ['a redirect to data', redirect('data:text/html,x')],
    ['a redirect to nonsense', redirect(`https://u:${SECRET}@[`)],
    ['a redirect that would send credentials unencrypted', redirect(`http://u:${SECRET}@cdn.example/`)],
    ['redirects in a circle', () => redirect('')],
    ['a refusal', () => new Response(SECRET, { status: 403 })],
  ])('end with %s', async (_title, response) => {
    const { fetch, seen } = site({ [PAGE]: response });

    const error = await createHttpIndex(INDEX, { clock, fetch })
      .project('foo')
      .catch((cause: unknown) => cause);

    expect(error).toMatchObject({
      code: 'UNREACHABLE_INDEX',
      message: expect.stringContaining(`cannot get ${PAGE}: `),
    });
    expect(inspect(error, { depth: 9 })).not.toContain(SECRET);
    expect(seen.length).toBeLessThan(8);
  });

  it.each([
    ['of a file on another host', 'https://cdn.example/x.whl', null],
    ['of a file on the same host', '../../x.whl', BASIC],
    [
      'of a file with some of its own',
      `https://a:b@cdn.example/x.whl`,
      `Basic ${Buffer.from('a:b').toString('base64')}`,
    ],
  ])('are those %s', async (_title, url, expected) => {
    const target = new URL(url, PAGE);
    [target.username, target.password] = ['', ''];
    const { fetch, seen } = site({ [PAGE]: page(url), [target.href]: new Response('bytes') });
    const [file] = await filesOf(createHttpIndex(INDEX, { clock, fetch }), 'foo');

    expect(String(await contentOf(file))).toBe('bytes');

    expect(seen[1]).toEqual({ url: target.href, authorization: expected });
  });

  it.each([
    `https://u:${SECRET}@[`,
    `http://u:${SECRET}@cdn.example/x.whl`,
    `ftp://u:${SECRET}@cdn.example/x.whl`,
    `data:,${SECRET}`,
    `https://u:${SECRET}@cdn.example/x.whl?sig=${SECRET}`,
  ])('of a file that cannot be fetched are not shown: %j', async (url) => {
    const failing: Fetch = async (address) => {
      if (address === PAGE) return page(url);
      throw new TypeError('fetch failed', { cause: new Error(`cannot connect to ${url}`) });
    };
    const [file] = await filesOf(createHttpIndex(INDEX, { clock, fetch: failing }), 'foo');

    const error = await contentOf(file).catch((cause: unknown) => cause);

    expect(error).toMatchObject({ code: 'UNREACHABLE_INDEX' });
    expect((error as Error).message).not.toContain(SECRET);
  });
});

describe('what an index sends', () => {
  /** A body of mebibytes, made as it is read. */
  function body(mebibytes: number): {
    readonly stream: ReadableStream<Uint8Array>;
    readonly sent: () => number;
  } {
    let count = 0;
    const stream = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        if (count === mebibytes) return controller.close();
        count += 1;
        controller.enqueue(new Uint8Array(2 ** 20));
      },
    });
    return { stream, sent: () => count };
  }

  it('is a page of at most 64 MiB, and no more of it is read', async () => {
    const { stream, sent } = body(1_000);
    const { fetch } = site({ [PAGE]: () => new Response(stream) });

    const reading = createHttpIndex(INDEX, { clock, fetch }).project('foo');

    await expect(reading).rejects.toThrow('it is longer than a page of an index may be: 64 MiB');
    expect(sent()).toBeLessThan(70);
  });
});
