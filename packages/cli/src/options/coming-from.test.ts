import { readFileSync } from 'node:fs';
import { createClients } from '@ami-select/access';
import { parseConfig, readSelect, type SelectRequest } from '@ami-select/config';
import { gatherProblems, silentLogger } from '@ami-select/core';
import { createExamplesClock } from '@ami-select/core/testing';
import { type LocalEc2, startLocalEc2 } from '@ami-select/local-ec2';
import { type Clients, type ImageQuery, queryReaders, select } from '@ami-select/selector';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import { queryOfInputs } from '../testing/query-ways.ts';

const REGION = 'eu-west-1';
const clock = createExamplesClock();
const page = readFileSync(new URL('../../../../docs/coming-from.md', import.meta.url), 'utf8');
const blocks = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = '']) => text);
const ours = blocks.filter((text) => text.startsWith('images:'));

let local: LocalEc2;
beforeAll(async () => {
  local = await startLocalEc2({ sandbox: 'none', seed: 'coming-from', clock, regions: [REGION] });
});
afterAll(() => local.close());

async function selectId(query: ImageQuery): Promise<string> {
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } =
    local.environment;
  const credentials = { accessKeyId, secretAccessKey };
  const clients: Clients = createClients({ endpoint: local.endpoint, credentials });
  const { image } = await select({ ...query, regions: [REGION] }, { clients, clock, logger: silentLogger });
  return image.id;
}

/** Every image of a config, by name. */
async function queriesOf(text: string): Promise<Readonly<Record<string, ImageQuery>>> {
  const { config, problems } = await parseConfig(text, 'ami-select.yml');
  expect(problems).toEqual([]);
  const gathering = gatherProblems();
  const given = {
    image: undefined,
    fields: {},
    lock: undefined,
    lockMode: 'update' as const,
    whenStale: undefined,
    workingDirectory: '/',
    nameOf: (field: string) => field,
  };
  const request: SelectRequest<ImageQuery> | undefined = await readSelect(
    given,
    { config, readers: queryReaders() },
    gathering,
  );
  gathering.assertNone((found) => new Error(JSON.stringify(found)));
  return request !== undefined && 'queries' in request ? request.queries : {};
}

it('has a block of ours for every tool but one, which takes an id', () => {
  expect(ours.length).toBeGreaterThanOrEqual(7);
});

it.each(ours)('selects the same image by each query of %j', async (text) => {
  const { common: _, ...queries } = await queriesOf(text);

  const ids = await Promise.all(Object.values(queries).map(selectId));

  expect(ids.length).toBeGreaterThan(1);
  expect(new Set(ids).size).toBe(1);
});

it('selects by the inputs of the workflow', async () => {
  const [steps = ''] = blocks.filter((text) => text.startsWith('- id: image'));
  const [step]: { with: { image: string } }[] = parse(steps);

  const readers = queryReaders();
  const query = readers.parse(readers.parseLine(step?.with.image ?? ''));

  expect(await selectId(query)).toMatch(/^ami-/);
  expect(await queryOfInputs({ publisher: 'ubuntu', version: '24.04', architecture: 'arm64' })).toEqual(
    query,
  );
});
