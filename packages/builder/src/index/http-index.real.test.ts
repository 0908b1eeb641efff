import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { exitStatusOf } from '@ami-select/core';
import { createVirtualClock } from '@ami-select/core/testing';
import { describe, expect, it } from 'vitest';
import type { Build } from '../definition/build.ts';
import { fastClock } from '../testing/fast-clock.ts';
import { sendPage, serveIndex } from '../testing/index-server.ts';
import { openIndex } from './open-index.ts';
import type { PackageIndex } from './package-index.ts';
import { readProjects } from './read-projects.ts';

function open(url: string, clock = fastClock({ hasSlowLimits: true }).clock): Promise<PackageIndex> {
  const build: Build = { baseDirectory: '/', environments: [], upload: [], steps: [], artifacts: [] };
  return openIndex({ ...build, indexUrl: `${url}/simple` }, { clock });
}

/** Gives all lookups the time they need. */
const options = { clock: createVirtualClock() };
const NAMES = Array.from({ length: 150 }, (_, number) => `project-${number}`);

describe('an index over HTTP', () => {
  it('has at most 12 requests in flight, and one per project however often it is looked up', async () => {
    const full = Promise.withResolvers<void>();
    const server = await serveIndex(async (_, response) => {
      if (server.requests.length === 12) full.resolve();
      await full.promise;
      sendPage(response);
    });
    const index = await open(server.url);

    await Promise.all([readProjects(index, NAMES, options), readProjects(index, NAMES, options)]);
    await readProjects(index, NAMES, options);

    expect(server.requests).toHaveLength(NAMES.length);
    expect(server.mostOpen()).toBe(12);
  });

  it('lists every project that cannot be read, and only those', async () => {
    const server = await serveIndex((request, response) => {
      if (!/-[12]\/$/.test(request.path)) return sendPage(response);
      response.writeHead(403).end('no');
    });

    const error = await readProjects(await open(server.url), NAMES, options).catch((cause: unknown) => cause);

    expect(error).toMatchObject({
      code: 'UNREACHABLE_INDEX',
      hint: expect.stringContaining('credentials'),
      problems: [
        { message: `cannot get ${server.url}/simple/project-1/: status 403 (no credentials were sent)` },
        { message: `cannot get ${server.url}/simple/project-2/: status 403 (no credentials were sent)` },
      ],
    });
    expect(exitStatusOf(error)).toBe(6);
  });

  it('that goes down in the middle is reported once, with the names that were not looked up', async () => {
    const server = await serveIndex((request, response) => {
      if (request.path.endsWith('-40/')) server.close();
      else sendPage(response);
    });

    const error = await readProjects(await open(server.url), NAMES, options).catch((cause: unknown) => cause);

    expect(error).toMatchObject({
      code: 'UNREACHABLE_INDEX',
      message: expect.stringMatching(/cannot get .*ECONNREFUSED.*; not looked up either: .* and \d+ more$/),
    });
    expect(server.requests.length).toBeLessThan(NAMES.length);
  });

  it('whose responses stop to come is retried, then reported', async () => {
    const server = await serveIndex((_, response) => void response.write('<html>'));

    const error = await (await open(server.url, fastClock().clock))
      .project('foo')
      .catch((cause: unknown) => cause);

    expect(error).toMatchObject({
      code: 'UNREACHABLE_INDEX',
      message: expect.stringContaining('nothing came for 30 seconds'),
    });
    expect(server.requests).toHaveLength(4);
  });

  it('that drips is given up', async () => {
    const server = await serveIndex((_, response) => {
      const drip = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(drip));
    });

    const error = await (await open(server.url, fastClock().clock))
      .project('foo')
      .catch((cause: unknown) => cause);

    expect(error).toMatchObject({
      code: 'UNREACHABLE_INDEX',
      message: expect.stringContaining('fewer than 64 KiB came in 5 minutes'),
    });
    expect(server.requests).toHaveLength(1);
  });

  it('behind a log-in is unreachable, and what came is named', async () => {
    const server = await serveIndex((request, response) => {
      if (request.path.startsWith('/simple/')) response.writeHead(302, { location: '/portal?next=x' }).end();
      else response.setHeader('content-type', 'text/html').end('<title>Hotel</title><form><input></form>');
    });

    const error = await (await open(server.url)).project('foo').catch((cause: unknown) => cause);

    expect(error).toMatchObject({
      code: 'UNREACHABLE_INDEX',
      message: `the page of foo is not one of an index but the page "Hotel"; it came from ${server.url}/portal`,
    });
    expect(exitStatusOf(error)).toBe(6);
  });

  it('that redirects is asked over the same connections', async () => {
    const ports = new Set<number | undefined>();
    const server = await serveIndex((request, response) => {
      ports.add(response.req.socket.remotePort);
      if (request.path.startsWith('/simple/')) {
        response.writeHead(302, { location: `/other${request.path}` }).end('moved');
      } else sendPage(response);
    });

    await readProjects(await open(server.url), NAMES, options);

    expect(server.requests).toHaveLength(2 * NAMES.length);
    expect(ports.size).toBeLessThanOrEqual(24);
  });
});

/** Looks projects up in a process of its own, and prints what keeps it alive once the index has failed. */
const SCRIPT = `
import { systemClock } from '@ami-select/core';
import { openIndex, readProjects } from '@ami-select/builder';
const [indexUrl] = process.argv.slice(-1);
const build = { baseDirectory: '/', environments: [], upload: [], steps: [], artifacts: [], indexUrl };
const index = await openIndex(build, { clock: systemClock });
const names = Array.from({ length: 60 }, (_, number) => 'project-' + number);
const code = await readProjects(index, names, { clock: systemClock }).catch((error) => error.code);
await new Promise((resolve) => setTimeout(resolve, 200));
const alive = process.getActiveResourcesInfo().filter((name) => name === 'Timeout' || name.startsWith('TCP'));
console.log(JSON.stringify({ code, alive }));
`;

describe('a process whose index fails', () => {
  it('is kept alive by nothing of it', async () => {
    // Most requests get no response at all; one kind of them is refused.
    const server = await serveIndex((request, response) => {
      if (request.path.endsWith('-3/')) response.writeHead(401).end();
    });
    const node = ['--conditions=@ami-select/source', '--input-type=module', '--eval', SCRIPT];
    const cwd = fileURLToPath(new URL('../..', import.meta.url));

    const { stdout } = await promisify(execFile)(process.execPath, [...node, `${server.url}/simple`], {
      cwd,
    });

    expect(JSON.parse(stdout)).toEqual({ code: 'UNREACHABLE_INDEX', alive: [] });
  });
});
