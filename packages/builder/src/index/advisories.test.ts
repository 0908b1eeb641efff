import { createVirtualClock } from '@ami-select/core/testing';
import { expect, it } from 'vitest';
import { createHttpIndex } from './http-index.ts';

const clock = createVirtualClock();

it('asks for the vulnerabilities of a version beside the simple pages', async () => {
  const asked: string[] = [];
  const fetch = async (url: string): Promise<Response> => {
    asked.push(url);
    return Response.json({
      vulnerabilities: [{ id: 'PYSEC-1', aliases: ['CVE-1'], summary: 'why', fixed_in: ['2'] }],
    });
  };
  const index = createHttpIndex('https://index.example/team/simple', { clock, fetch });

  const advisories = await index.advisories?.('foo', '1.0+cpu');

  expect(asked).toEqual(['https://index.example/team/pypi/foo/1.0%2Bcpu/json']);
  expect(advisories).toEqual([{ id: 'PYSEC-1', aliases: ['CVE-1'], summary: 'why', fixedIn: ['2'] }]);
});

it('knows nothing of a version that the index does not know', async () => {
  const fetch = async (): Promise<Response> => new Response('', { status: 404 });

  expect(
    await createHttpIndex('https://index.example/simple/', { clock, fetch }).advisories?.('foo', '1'),
  ).toEqual({ because: 'https://index.example/pypi/foo/1/json is not there (HTTP 404 or 410)' });
});

it('lists none for an address of another form', () => {
  expect(createHttpIndex('https://index.example/wheels/', { clock }).advisories).toBeUndefined();
});

it('knows nothing where the answer has no such list', async () => {
  const fetch = async (): Promise<Response> => new Response('<html>');

  expect(
    await createHttpIndex('https://index.example/simple/', { clock, fetch }).advisories?.('foo', '1'),
  ).toEqual({ because: 'https://index.example/pypi/foo/1/json lists no vulnerabilities (HTTP 200)' });
});
