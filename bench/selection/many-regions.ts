import { setTimeout as delay } from 'node:timers/promises';
import { createClients } from '@ami-select/access';
import { select, selectRegions } from '@ami-select/selector';
import { compare } from '../measure.ts';
import { startProxy } from '../proxy.ts';
import type { Row } from '../report.ts';
import { serveEndpoint } from '../served-endpoint.ts';
import { serveStored } from '../stored-response.ts';

const regions = [
  'af-south-1 ap-east-1 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2 ap-southeast-1',
  'ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-7 ca-central-1 ca-west-1',
  'eu-central-1 eu-central-2 eu-north-1 eu-south-1 eu-south-2 eu-west-1 eu-west-2 eu-west-3 il-central-1',
  'me-central-1 me-south-1 mx-central-1 sa-east-1 us-east-1 us-west-2',
].flatMap((line) => line.split(' '));

const query = { publisher: 'ubuntu', version: '24.04', architecture: 'x86_64' } as const;

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
const dependencies = {
  clock: { now: () => new Date(), sleep: (ms: number) => delay(ms) },
  logger: { debug: () => undefined, info: () => undefined, warn: () => undefined },
};

/**
 * One query in 30 regions when every call takes 150 ms, beside the slowest of them alone. Each region has an endpoint of
 * its own at AWS; here one process sends the stored response of all, so that its work is not what is measured.
 */
export async function manyRegions(): Promise<Row[]> {
  const { endpoint, close } = await serveStored(await recordResponse(), { delayMs: 150 });
  /** New clients each time, as every run of the action has. */
  const fresh = () => ({ ...dependencies, clients: createClients({ endpoint, credentials }) });

  const work: Record<string, () => Promise<unknown>> = {
    all: () => selectRegions({ ...query, regions }, fresh()),
  };
  for (const region of ['us-east-1', 'eu-central-1', 'sa-east-1']) {
    work[region] = () => select({ ...query, regions: [region] }, fresh());
  }
  const times = await compare(9, work);
  close();
  const { all = Number.NaN, ...single } = times;
  return [
    {
      what: `${regions.length} regions, 150 ms a call`,
      ours: all,
      unit: 'ms',
      peer: { name: 'slowest single region', value: Math.max(...Object.values(single)) },
      promise: { atMost: 1.25 },
    },
  ];
}

/** What local-ec2 responds to the query. */
async function recordResponse(): Promise<string> {
  const { endpoint, close } = await serveEndpoint({ images: 1_200, region: 'us-east-1' });
  const recorder = await startProxy(endpoint);
  const clients = createClients({ endpoint: recorder.endpoint, credentials });
  await select({ ...query, regions: ['us-east-1'] }, { ...dependencies, clients });
  const response = recorder.lastResponse();
  await recorder.close();
  close();
  return response;
}
