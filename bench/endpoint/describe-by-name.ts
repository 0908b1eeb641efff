import { performance } from 'node:perf_hooks';
import { startMoto } from '@ami-select/e2e/judges/moto-server.ts';
import { DescribeImagesCommand } from '@aws-sdk/client-ec2';
import { compare } from '../measure.ts';
import type { Row } from '../report.ts';
import { serveEndpoint } from '../served-endpoint.ts';
import { clientFor, post, region } from './clients.ts';
import { everyImage, exportForMoto } from './common-catalogue.ts';
import { serveStored } from './stored-answer.ts';

interface Question {
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
  const questions: readonly Question[] = [
    { what: 'one exact name', name: images[500]?.Name ?? '', inARow: 30 },
    { what: 'name RHEL*', name: 'RHEL*', inARow: 5 },
    { what: 'name *', name: '*', inARow: 2 },
  ];
  const rows: Row[] = [];
  for (const question of questions) {
    const endpoints = { ours: ours.endpoint, moto: moto.endpoint };
    rows.push(await byPlainHttp(question, endpoints), ...(await bySdk(question, endpoints)));
  }
  await moto.close();
  ours.close();
  return rows;
}

async function byPlainHttp(question: Question, endpoints: Endpoints): Promise<Row> {
  const ask = (endpoint: string) => async (): Promise<number> =>
    countImages(await plainAsk(endpoint, question));
  const found = await assertAlike(question, { ours: ask(endpoints.ours), moto: ask(endpoints.moto) });
  const times = await measure(question, { ours: ask(endpoints.ours), moto: ask(endpoints.moto) });
  return {
    what: `DescribeImages among 1,177, ${question.what} (${found} found), plain HTTP`,
    ours: times.ours,
    unit: 'ms',
    peer: { name: 'moto', value: times.moto },
    promise: { atMost: 0.1 },
  };
}

/**
 * The SDK's own work, most of it the parsing of XML, is the same with any endpoint. A server that sends our answer
 * from memory shows how much that is: where it alone is near a tenth of moto's time, no endpoint could be ten times
 * faster, and the promise is to add at most half to it.
 */
async function bySdk(question: Question, endpoints: Endpoints): Promise<Row[]> {
  const stored = await serveStored(await plainAsk(endpoints.ours, question));
  const ask = {
    ours: sdkAsk(endpoints.ours, question),
    moto: sdkAsk(endpoints.moto, question),
    stored: sdkAsk(stored.endpoint, question),
  };
  const found = await assertAlike(question, ask);
  const times = await measure(question, ask);
  stored.close();
  const alone = times.stored / times.moto;
  const what = `DescribeImages among 1,177, ${question.what} (${found} found), SDK`;
  const peer = { name: 'moto', value: times.moto };
  return [
    { what, ours: times.ours, unit: 'ms', peer, promise: { atMost: Math.max(0.1, 1.5 * alone) } },
    { what: 'the SDK alone, with that answer from memory', ours: times.stored, unit: 'ms', peer },
  ];
}

function plainAsk(endpoint: string, { name }: Question): Promise<string> {
  const filter = `Filter.1.Name=name&Filter.1.Value.1=${encodeURIComponent(name)}`;
  return post(endpoint, `Action=DescribeImages&IncludeDeprecated=true&${filter}`);
}

function sdkAsk(endpoint: string, { name }: Question): () => Promise<number> {
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
  { what }: Question,
  asks: Readonly<Record<string, () => Promise<number>>>,
): Promise<number> {
  const counts = await Promise.all(Object.values(asks).map((ask) => ask()));
  const [found = 0] = counts;
  if (found === 0 || counts.some((count) => count !== found))
    throw new Error(`${what}: found ${counts.join(', ')}`);
  return found;
}

/** Warm, in turns. */
async function measure<Name extends string>(
  { inARow }: Question,
  asks: Readonly<Record<Name, () => Promise<number>>>,
): Promise<Record<Name, number>> {
  for (const ask of Object.values<() => Promise<number>>(asks)) await warmUp(ask);
  return compare(9, asks, { inARow });
}

const WARM_MS = 1500;

/** An endpoint that a test-suite talks to has answered before, and so has its client. */
async function warmUp(ask: () => Promise<number>): Promise<void> {
  const end = performance.now() + WARM_MS;
  while (performance.now() < end) await ask();
}
