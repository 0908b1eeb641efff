import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createVirtualClock } from '@ami-select/core/testing';
import { checkBuild } from '../../src/phases/check.ts';
import { fetchWheels } from '../../src/phases/fetch.ts';
import { resolveWheels } from '../../src/phases/resolve.ts';
import { BuilderError, type Problem } from '../../src/report/errors.ts';
import { machineFacts } from '../../src/testing/facts.ts';
import { fakeMachine } from '../../src/testing/fake-machine.ts';
import { recorder } from '../../src/testing/recorder.ts';
import { stageOf } from '../../src/testing/stage.ts';
import { type BadIndex, lineOf } from './bad-index.ts';

const INDEX = 'https://index.example/simple/';

/** The problems of a build with the lock and the index, before anything goes to a machine; `folder` is empty. */
export async function indexProblems(bad: BadIndex, folder: string): Promise<readonly Problem[]> {
  await writeFile(join(folder, 'r.txt'), lockOf(bad));
  const environments = [{ name: 'app', requirements: ['r.txt'] }];
  const build = {
    baseDirectory: folder,
    environments,
    upload: [],
    steps: [],
    artifacts: [],
    indexUrl: INDEX,
    installer: 'machine-pip' as const,
  };
  const facts = new Map([['host-1', machineFacts()]]);
  const options = {
    ...recorder(),
    clock: createVirtualClock(),
    outputDirectory: join(folder, 'out'),
    fetch: async (url: string) => answer(bad, url),
  };
  try {
    const { locks } = checkBuild(build, [fakeMachine('host-1')]);
    const resolved = await resolveWheels(stageOf([], { build, locks, facts }), options);
    await fetchWheels(resolved, options);
    return [];
  } catch (error) {
    if (!(error instanceof BuilderError)) throw error;
    return error.problems.length > 0 ? error.problems : [{ code: error.code, message: error.message }];
  }
}

/** A lock that is a name alone stands for the name in the first line. */
function lockOf({ wheels, lock }: BadIndex): string {
  const lines = Object.entries(wheels).map(([filename, bytes]) => lineOf(filename, bytes));
  if (lock === undefined) return lines.join('');
  return lock.includes('\n') ? lock : lines.join('').replace(/^[^=]+/, lock);
}

function answer({ wheels, page, listed, sent }: BadIndex, url: string): Response {
  const { pathname } = new URL(url);
  const [, key] = /^\/simple\/([^/]+)\/$/.exec(pathname) ?? [];
  if (key !== undefined) return page?.(key) ?? listing(Object.keys(wheels), key, listed);
  const bytes = wheels[decodeURIComponent(pathname.replace(/^\/files\//, ''))];
  return bytes === undefined ? new Response('no', { status: 404 }) : new Response(Buffer.from(sent ?? bytes));
}

function listing(filenames: readonly string[], key: string, listed: object = {}): Response {
  const own = filenames.filter((filename) => filename.replace('../', '').startsWith(key));
  const files = own.map((filename) => ({
    filename,
    url: `/files/${encodeURIComponent(filename)}`,
    hashes: {},
    ...listed,
  }));
  if (own.length === 0) return new Response('no', { status: 404 });
  const headers = { 'content-type': 'application/vnd.pypi.simple.v1+json' };
  return new Response(JSON.stringify({ meta: { 'api-version': '1.1' }, files }), { headers });
}
