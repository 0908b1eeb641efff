import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CodedError, formatProblem } from '@ami-select/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestContext } from '../../testing/test-context.ts';
import { readSelectFlags } from './read-flags.ts';

describe('readSelectFlags', () => {
  let workingDirectory: string;
  beforeEach(() => {
    workingDirectory = mkdtempSync(join(tmpdir(), 'select-flags-'));
  });
  afterEach(() => rmSync(workingDirectory, { recursive: true }));

  function read(operands: readonly string[], options: Record<string, unknown> = {}, others = {}) {
    const variables = { AWS_REGION: 'eu-west-1', ...others };
    const { context } = createTestContext({ workingDirectory, variables });
    return readSelectFlags({ operands, options, context });
  }

  it('takes a shorthand, in the region of the environment', async () => {
    await expect(read(['ubuntu/24.04@arm64'])).resolves.toMatchObject({
      mode: 'select',
      query: { publisher: 'ubuntu', architecture: 'arm64', regions: ['eu-west-1'] },
    });
  });

  it('refuses a misspelled variable', async () => {
    await expect(read(['debian/12'], {}, { AMI_SELECT_EGRES: 'none' })).rejects.toMatchObject({
      exitClass: 'usage',
      problems: [expect.objectContaining({ field: 'AMI_SELECT_EGRES' })],
    });
  });

  it('prefers the regions that are given', async () => {
    await expect(read(['debian/12'], { region: ['us-east-1,us-west-2'] })).resolves.toMatchObject({
      query: { regions: ['us-east-1', 'us-west-2'] },
    });
  });

  it('takes the only image of the config by default', async () => {
    writeFileSync(join(workingDirectory, 'ami-select.yml'), 'images: { base: debian/12 }\n');

    await expect(read([])).resolves.toMatchObject({ query: { publisher: 'debian' } });
  });

  it('knows the publishers of the config, in images of it and in lines', async () => {
    const text =
      'publishers: { corp: { owner: "123456789012", names: "corp-{version}-*" } }\nimages: { base: corp/1.2 }\n';
    writeFileSync(join(workingDirectory, 'ami-select.yml'), text);

    for (const word of ['base', 'corp/1.2', 'corp-1.2']) {
      const request = await read([word]);

      expect(request).toMatchObject({ query: { publisher: 'corp', version: '1.2' } });
      expect(request.publishers?.find('corp')?.owners.aws).toEqual(['123456789012']);
    }
    await expect(read([], { publisher: 'corp', version: '1.2' })).resolves.toMatchObject({
      query: { publisher: 'corp', version: '1.2' },
    });
  });

  it.each([
    ['images: [', { publisher: 'corp', version: '1' }, ['invalid YAML']],
    ['a: 1\n---\nb: 2', {}, ['the file has multiple documents (---); expected one']],
    ['images: { x: { owner: [], version: "1" } }', {}, ['images.x.owner']],
    ['images: { x: { fallback: [{ owner: [] }] } }', {}, ['images.x.fallback[0].owner']],
    ['images: { x: }', {}, ['images.x: is not valid because it is empty; expected a mapping or one line']],
    ['images: { x: "" }', {}, ['images.x: is not valid because it is empty; expected a mapping or one line']],
    ['images: { x: 12 }', {}, ['images.x: "12" is not valid']],
    [
      'images: { x: true }',
      {},
      ['images.x: publisher: "true" is not valid because no publisher has this name'],
    ],
  ])('says what is true alone of %j', async (text, options, expected) => {
    writeFileSync(join(workingDirectory, 'ami-select.yml'), `${text}\n`);

    const error: unknown = await read(['x'], options).catch((refused: unknown) => refused);

    const problems = error instanceof CodedError ? error.problems.map(formatProblem) : [];
    expect(problems.join()).toMatch(/ami-select\.yml:\d+: /);
    expect(problems).toEqual(expected.map((message) => expect.stringContaining(message)));
  });

  it('says nothing of a publisher that a config that is missing may have', async () => {
    const reading = read([], { config: '../nope.yml', publisher: 'corp' });

    await expect(reading).rejects.toMatchObject({ problems: [{ message: 'cannot be read (ENOENT)' }] });
  });

  it('reports every problem of publishers with file and line, each once', async () => {
    const file = 'ami-select.yml';
    writeFileSync(
      join(workingDirectory, file),
      'publishers:\n  corp:\n    nams: x\n    parameter: /a/{vers}\n  ubuntu:\n    owner: self\n',
    );

    await expect(read(['corp'])).rejects.toMatchObject({
      problems: [
        { file, line: 2, field: 'publishers.corp.owner', message: expect.stringContaining('is missing') },
        {
          file,
          line: 3,
          field: 'publishers.corp.nams',
          message: 'is not valid because the key is unknown; expected "names"',
        },
        { file, line: 4, field: 'publishers.corp.parameter' },
        {
          file,
          line: 5,
          field: 'publishers.ubuntu',
          message: expect.stringContaining('names the known publisher ubuntu'),
        },
      ],
    });
  });

  it('requires an image when there is no condition at all', async () => {
    await expect(read([])).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      problems: [{ message: expect.stringContaining('no image: give') }],
    });
  });

  it('writes a lock for every image of the config', async () => {
    writeFileSync(
      join(workingDirectory, 'ami-select.yml'),
      'images: { base: debian/12, app: ubuntu/24.04 }\n',
    );

    const request = await read([], { lockMode: 'update' });

    expect(request).toMatchObject({ mode: 'update', path: join(workingDirectory, 'ami.lock.json') });
    expect(request.mode === 'update' && Object.keys(request.queries)).toEqual(['base', 'app']);
  });

  it('reports words of the lock with those of the query', async () => {
    const reading = read(['ubuntu/24.04@z80'], { lockMode: 'updat' });

    const { problems } = await reading.catch((error) => error);
    expect(JSON.stringify(problems)).toMatch(/updat.*z80/);
  });
});
