import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CAP_FIELDS, fromFlags } from '@ami-select/config';
import { formatProblem } from '@ami-select/core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { JobError } from '../context/errors.ts';
import { givenRun } from '../testing/given-run.ts';
import { readJobRequests } from './read-jobs.ts';
import { type GivenJob, readSpawnRequest } from './read-request.ts';

let workingDirectory: string;
beforeEach(() => {
  workingDirectory = mkdtempSync(join(tmpdir(), 'read-jobs-'));
});
afterEach(() => rmSync(workingDirectory, { recursive: true }));

function given(fleet: string, { options = {}, caps = {}, ...changes }: Changes = {}): GivenJob {
  const text = `images: { base: { publisher: ubuntu, version: "24.04" } }\nfleets:\n  test: { ${fleet} }\nbuild: { steps: [{ run: "true" }] }\n`;
  writeFileSync(join(workingDirectory, 'ami-select.yml'), text);
  const run = givenRun(workingDirectory, options);
  return { ...run, capFields: fromFlags(CAP_FIELDS, caps), ...changes };
}

interface Changes extends Partial<GivenJob> {
  readonly options?: Readonly<Record<string, unknown>>;
  readonly caps?: Readonly<Record<string, unknown>>;
}

const MATRIX = 'matrix: { image: [base, debian/12@arm64] }, count: 2';

it('are one per image of the matrix, each with a folder and an identity of its own', async () => {
  const jobs = await readJobRequests(given(MATRIX));

  expect(jobs.map(({ name }) => name)).toEqual(['base', 'debian-12-arm64']);
  const [base, debian] = jobs.map(({ request }) => request);
  expect(base?.fleet).not.toHaveProperty('matrix');
  expect(base?.query).toMatchObject({ version: '24.04' });
  expect(debian?.query).toMatchObject({ version: '12', architecture: 'arm64' });
  expect(base?.outputDirectory).toMatch(/\/base$/);
  expect(debian?.outputDirectory).toMatch(/\/debian-12-arm64$/);
  expect(base?.identity).not.toEqual(debian?.identity);
});

it('is one without a matrix, and of one image that is given', async () => {
  const plain = await readJobRequests(given('image: base'));
  const chosen = await readJobRequests(given(MATRIX, { options: { image: 'debian/13' } }));
  const variables = { AWS_REGION: 'eu-west-1', AMI_SELECT_IMAGE: 'base' };
  const byVariable = await readJobRequests(given(MATRIX, { variables }));

  expect([plain, chosen, byVariable].map((jobs) => jobs.map(({ name }) => name))).toEqual([
    [undefined],
    [undefined],
    [undefined],
  ]);
  expect(chosen[0]?.request.query).toMatchObject({ version: '13' });
});

it.each([
  ['matrix: { image: [base] }, image: base', 'the fleet has an image as well'],
  ['matrix: { image: [] }', 'fleets.test.matrix.image'],
  ['matrix: {}', 'fleets.test.matrix.image'],
  ['matrix: { images: [base] }', 'images'],
  ['matrix: { image: [base, base] }', '"base" is not valid because it is there twice'],
  [`matrix: { image: [${Array.from({ length: 21 }, (_, index) => `debian/${index}`)}] }`, 'has 21 images'],
])('refuses %s', async (fleet, message) => {
  const error = await readJobRequests(given(fleet)).catch((reason: unknown) => reason);

  expect(error).toMatchObject({ code: 'INVALID_INPUT' });
  const { problems } = error as JobError;
  expect(problems[0]).toMatchObject({ file: expect.stringContaining('ami-select.yml'), line: 3 });
  expect(problems.map(formatProblem).join('\n')).toContain(message);
  expect(problems.filter(({ field = '' }) => !field.startsWith('fleets.test.matrix'))).toEqual([]);
});

it('lists the problems of all images, those in common once', async () => {
  const error = await readJobRequests(
    given('matrix: { image: [nobody/1, ubuntu/banana] }', { requirements: ['gone.txt'] }),
  ).catch((reason: unknown) => reason);

  const messages = (error as { problems: { message: string }[] }).problems.map(({ message }) => message);
  expect(messages.filter((message) => message.includes('nobody'))).toHaveLength(1);
  expect(messages.filter((message) => message.includes('banana'))).toHaveLength(1);
  expect(messages.filter((message) => message.includes('gone.txt')).length).toBeLessThanOrEqual(1);
});

it('leaves the caps on what lives at once to all of them together', async () => {
  const jobs = await readJobRequests(given(MATRIX, { caps: { maxLiving: '3' } }));

  const caps = jobs.map(({ request }) => request.caps?.map(({ maxLiving }) => maxLiving)[0]);
  expect(caps).toEqual([1, 1]);
  const [cap] = jobs[0]?.request.caps ?? [];
  expect(cap?.nameOf?.('max-living')).toContain('without the 2 of the other images');
  expect(cap?.nameOf?.('max-count')).toBe('--max-count');
});

it('is a choice of one where only one can be', async () => {
  const spawning = readSpawnRequest({ ...given(MATRIX), nameOf: (field) => `input "${field}"` });

  await expect(spawning).rejects.toThrow(
    'input "image": is not valid because it is empty, and the fleet has a matrix of images; expected one of base, debian/12@arm64',
  );
});
