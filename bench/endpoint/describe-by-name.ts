import { performance } from 'node:perf_hooks';
import { startMoto } from '@ami-select/e2e/judges/moto-server.ts';
import { DescribeImagesCommand } from '@aws-sdk/client-ec2';
import { compare } from '../measure.ts';
import type { Row } from '../report.ts';
import { serveEndpoint } from '../served-endpoint.ts';
import { serveStored } from '../stored-response.ts';
import { clientFor, post, region } from './clients.ts';
import { everyImage, exportForMoto } from './common-catalogue.ts';

interface ListQuery {
  readonly what: string;
  readonly name: string;
  /** Requests in a row, so that one endpoint's pause does not cool the other. */
  readonly inARow: number;
}

interface Endpoints {
  readonly ours: string;
  readonly moto: string;
}

/** Both endpoints serve the same images, each from a process of its own. */
export async function describeByName(): Promise<Row[]> {
  const ours = await serveEndpoint({ images: 1177, region });
  const images = await everyImage(clientFor(ours.endpoint));
  const moto = await startMoto({ env: { MOTO_AMIS_PATH: await exportForMoto(images) } });
  const queries: readonly ListQuery[] = [
    { what: 'one exact name', name: images[500]?.Name ?? '', inARow: 30 },
    { what: 'name RHEL*', name: 'RHEL*', inARow: 5 },
    { what: 'name *', name: '*', inARow: 2 },
  ];
  const rows: Row[] = [];
  for (const query of queries) {
    const endpoints = { ours: ours.endpoint, moto: moto.endpoint };
    rows.push(await byPlainHttp(query, endpoints), ...(await bySdk(query, endpoints)));
  }
  await moto.close();
  ours.close();
  return rows;
}

async function byPlainHttp(query: ListQuery, endpoints: Endpoints): Promise<Row> {
  const call = (endpoint: string) => async (): Promise<number> =>
    countImages(await plainCall(endpoint, query));
  const found = await assertAlike(query, { ours: call(endpoints.ours), moto: call(endpoints.moto) });
  const times = await measure(query, { ours: call(endpoints.ours), moto: call(endpoints.moto) });
  return {
    what: `DescribeImages among 1,177, ${query.what} (${found} found), plain HTTP`,
    ours: times.ours,
    unit: 'ms',
    peer: { name: 'moto', value: times.moto },
    promise: { atMost: 0.1 },
  };
}

/**
 * The SDK's own work, most of it the parsing of XML, is the same with any endpoint. A server that sends our response
 * from memory shows how much that is: where it alone is near a tenth of moto's time, no endpoint could be ten times
 * faster, and the promise is to add at most half to it.
 */
async function bySdk(query: ListQuery, endpoints: Endpoints): Promise<Row[]> {
  const stored = await serveStored(await plainCall(endpoints.ours, query));
  const call = {
    ours: sdkCall(endpoints.ours, query),
    moto: sdkCall(endpoints.moto, query),
    stored: sdkCall(stored.endpoint, query),
  };
  const found = await assertAlike(query, call);
  const times = await measure(query, call);
  stored.close();
  const alone = times.stored / times.moto;
  const what = `DescribeImages among 1,177, ${query.what} (${found} found), SDK`;
  const peer = { name: 'moto', value: times.moto };
  return [
    { what, ours: times.ours, unit: 'ms', peer, promise: { atMost: Math.max(0.1, 1.5 * alone) } },
    { what: 'the SDK alone, with that response from memory', ours: times.stored, unit: 'ms', peer },
  ];
}

function plainCall(endpoint: string, { name }: ListQuery): Promise<string> {
  const filter = `Filter.1.Name=name&Filter.1.Value.1=${encodeURIComponent(name)}`;
  return post(endpoint, `Action=DescribeImages&IncludeDeprecated=true&${filter}`);
}

function sdkCall(endpoint: string, { name }: ListQuery): () => Promise<number> {
  const client = clientFor(endpoint);
  return async () => {
    const input = { IncludeDeprecated: true, Filters: [{ Name: 'name', Values: [name] }] };
    const page = await client.send(new DescribeImagesCommand(input));
    return page.Images?.length ?? 0;
  };
}

function countImages(xml: string): number {
  return xml.split('<imageId>').length - 1;
}

/** A difference in what was found would make a difference in time worthless. */
async function assertAlike(
  { what }: ListQuery,
  calls: Readonly<Record<string, () => Promise<number>>>,
): Promise<number> {
  const counts = await Promise.all(Object.values(calls).map((call) => call()));
  const [found = 0] = counts;
  if (found === 0 || counts.some((count) => count !== found))
    throw new Error(`${what}: found ${counts.join(', ')}`);
  return found;
}

/** Warm, in turns. */
async function measure<Name extends string>(
  { inARow }: ListQuery,
  calls: Readonly<Record<Name, () => Promise<number>>>,
): Promise<Record<Name, number>> {
  for (const call of Object.values<() => Promise<number>>(calls)) await warmUp(call);
  return compare(9, calls, { inARow });
}

const WARM_MS = 1500;

/** The endpoint of a test suite has served requests before, and its client has sent some. */
async function warmUp(call: () => Promise<number>): Promise<void> {
  const end = performance.now() + WARM_MS;
  while (performance.now() < end) await call();
}
