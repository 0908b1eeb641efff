import type { LocalEc2 } from '@ami-select/local-ec2';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { select } from '../select/select.ts';
import { dependenciesOf, publish, startEndpoint } from '../testing/local-endpoint.ts';
import { rawImage } from '../testing/samples.ts';
import { parseImageQuery } from './parse-image-query.ts';

const REGION = 'eu-west-1';

let endpoint: LocalEc2;

beforeAll(async () => {
  endpoint = await startEndpoint();
  const image = (number: number, Name: string, Description: string, approved?: string) => ({
    ...rawImage({ number, Name, Description }),
    Public: false,
    ...(approved === undefined ? {} : { Tags: [{ Key: 'approved', Value: approved }] }),
  });
  await publish(endpoint, REGION, [
    image(1, 'text-empty', ''),
    image(2, 'text-signed', 'Release, signed, 2026', 'true, twice'),
    image(3, 'text-plain', 'Release', 'true'),
    image(4, 'text-blank', 'signed', ''),
  ]);
});

afterAll(() => endpoint.close());

it.each<[Readonly<Record<string, unknown>>, string]>([
  [{ filters: { description: 'Release, signed, *' } }, 'text-signed'],
  [{ tags: { approved: '' } }, 'text-blank'],
  [{ tags: { approved: 'true, *' } }, 'text-signed'],
  [{ description: 'Release, *' }, 'text-signed'],
  [{ filters: { 'tag:approved': 'true, *' } }, 'text-signed'],
  [{ filters: { 'tag:approved': '' } }, 'text-blank'],
  [{ filters: { 'tag:approved': ['', 'false'] } }, 'text-blank'],
])('%j selects %s', async (fields, name) => {
  const query = parseImageQuery({
    owner: 'self',
    name: 'text-*',
    region: REGION,
    order: 'exactly-one',
    ...fields,
  });

  const { image } = await select(query, dependenciesOf(endpoint));

  expect(image.name).toBe(name);
});

it('a filter that EC2 does not have is refused with the nearest word', async () => {
  const query = parseImageQuery({ owner: 'self', region: REGION, filters: { 'boot-mod': 'uefi' } });

  await expect(select(query, dependenciesOf(endpoint))).rejects.toMatchObject({
    code: 'INVALID_QUERY',
    message: expect.stringContaining(
      'filters.boot-mod: EC2 has no such filter of images (did you mean "boot-mode"?)',
    ),
  });
});

it('the filter boot-mode selects', async () => {
  const query = parseImageQuery({ owner: 'amazon', region: REGION, filters: { 'boot-mode': 'uefi' } });

  const { image, warnings } = await select(query, dependenciesOf(endpoint));

  expect({ bootMode: image.bootMode, warnings }).toEqual({ bootMode: 'uefi', warnings: [] });
});
