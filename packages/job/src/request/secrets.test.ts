import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { givenRun } from '../testing/given-run.ts';
import { type GivenJob, readJobRequest } from './read-request.ts';

const SECRET = 'Marker5ecret';
const URL_WITH_SECRET = `https://user:${SECRET}@place.example/simple`;
const PIN = `a==1.0 --hash=sha256:${'a'.repeat(64)}`;

/** A step that names an address shows it nowhere; the log of the step itself is the step's. */
const STEP = `fetch ${URL_WITH_SECRET}`;

describe('a secret in an address', () => {
  let workingDirectory: string;
  beforeEach(() => {
    workingDirectory = mkdtempSync(join(tmpdir(), 'secrets-'));
  });
  afterEach(() => rmSync(workingDirectory, { recursive: true }));

  const given = (change: Partial<GivenJob>): GivenJob =>
    givenRun(workingDirectory, {}, { requirements: ['r.txt'], command: 'true', ...change });

  /** Reads a job with these files; a request, or the error. */
  async function read(
    files: Readonly<Record<string, string>>,
    change: Partial<GivenJob> = {},
  ): Promise<unknown> {
    for (const [path, text] of Object.entries({ 'r.txt': PIN, ...files }))
      writeFileSync(join(workingDirectory, path), text);
    return readJobRequest(given(change)).catch((error: unknown) => error);
  }

  const config = (build: string) => ({ 'ami-select.yml': `build:\n  steps: [{ run: 'true' }]\n${build}` });
  const variables = (name: string, value = URL_WITH_SECRET) => ({
    variables: { AWS_REGION: 'eu-west-1', [name]: value },
  });

  it.each([
    ['an index without TLS', config(`  index-url: http://user:${SECRET}@place.example/\n`), {}],
    ['an index with a query', config(`  index-url: https://place.example/?t=${SECRET}\n`), {}],
    ['an index of another scheme', config(`  index-url: ftp://user:${SECRET}@place.example/\n`), {}],
    ['an index without scheme', config(`  index-url: user:${SECRET}@place.example\n`), {}],
    ['an index that is a list', config(`  index-url: [ "${URL_WITH_SECRET}" ]\n`), {}],
    ['an index folder that is an address', config(`  index: ${URL_WITH_SECRET}\n`), {}],
    ['an unknown field', config(`  index-ulr: ${URL_WITH_SECRET}\n`), {}],
    ['an upload that is an address', config(`  upload: [ "${URL_WITH_SECRET}" ]\n`), {}],
    ['an artifact that is an address', config(`  artifacts: "/${URL_WITH_SECRET}"\n`), {}],
    [
      'requirements that are an address',
      config(`  environments: { a: { requirements: "${URL_WITH_SECRET}" } }\n`),
      { requirements: [] },
    ],
    ['an extra index', { 'r.txt': `--extra-index-url ${URL_WITH_SECRET}\n${PIN}` }, {}],
    ['an index line', { 'r.txt': `-i http://user:${SECRET}@place.example/\n${PIN}` }, {}],
    ['find-links', { 'r.txt': `--find-links=${URL_WITH_SECRET}\n${PIN}` }, {}],
    ['a requirement by address', { 'r.txt': `a @ ${URL_WITH_SECRET}` }, {}],
    ['a bare address', { 'r.txt': URL_WITH_SECRET }, {}],
    ['a repository', { 'r.txt': `git+${URL_WITH_SECRET}` }, {}],
    ['an included address', { 'r.txt': `-r ${URL_WITH_SECRET}` }, {}],
    ['PIP_INDEX_URL without TLS', {}, variables('PIP_INDEX_URL', `http://user:${SECRET}@place.example/`)],
    ['PIP_INDEX_URL with a query', {}, variables('PIP_INDEX_URL', `https://place.example/?t=${SECRET}`)],
    ['an endpoint', {}, variables('AWS_ENDPOINT_URL')],
    ['an endpoint with a query', {}, variables('AWS_ENDPOINT_URL', `http://127.0.0.1:1/?t=${SECRET}`)],
    ['an endpoint that is none', {}, variables('AWS_ENDPOINT_URL', `htp://user:${SECRET}@place.example`)],
    ['an endpoint of EC2', {}, variables('AWS_ENDPOINT_URL_EC2')],
    ['requirements that a person gives by address', {}, { requirements: [URL_WITH_SECRET] }],
  ])('is in no message about %s', async (_title, files, change) => {
    const error = await read(files, change);

    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ message: expect.any(String), exitClass: expect.any(String) });
    expect(inspect(error, { depth: 9 })).not.toContain(SECRET);
  });

  it.each(['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY', 'https_proxy', 'PIP_EXTRA_INDEX_URL', 'PIP_PROXY'])(
    'is in no request when it stands in %s',
    async (name) => {
      const request = await read({}, variables(name));

      expect(request).toHaveProperty('build');
      expect(inspect(request, { depth: 9 })).not.toContain(SECRET);
    },
  );

  it('is in no name that a config gives a step', async () => {
    const files = {
      'ami-select.yml': `build: { steps: [{ name: "from ${URL_WITH_SECRET}", run: 'true' }] }`,
    };

    expect(await read(files, { command: undefined, requirements: [] })).toMatchObject({
      build: { steps: [{ name: 'from https://***@place.example/simple' }] },
    });
  });

  it('is in no name of a step', async () => {
    const request = await read({}, { command: STEP });

    expect(request).toMatchObject({
      build: { steps: [{ name: 'fetch https://***@place.example/simple', run: STEP }] },
    });
  });
});
