import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { handleMetadata } from '../imds/handle-metadata.ts';
import { withHopLimit } from '../imds/hop-limit.ts';
import type { InstanceView } from '../imds/instance-view.ts';

/** The metadata service that an endpoint would have for one instance. */
export interface MetadataServer {
  readonly url: string;
  readonly view: InstanceView;
  /** Requests so far, such as `GET /latest/meta-data/hostname`, with their status. */
  readonly requests: readonly string[];
  close(): void;
}

/** Serves an instance that wants session tokens. */
export async function serveMetadata(differences: Partial<InstanceView> = {}): Promise<MetadataServer> {
  const view = { ...makeView(), ...differences };
  const requests: string[] = [];
  const server = createServer((request, outgoing) => {
    const path = (request.url ?? '/').replace('/imds/i-1', '');
    const { method = 'GET' } = request;
    const headers = request.headers as Record<string, string | undefined>;
    const response = handleMetadata({ method, path, headers }, view, new Date());
    requests.push(`${method} ${path} ${response.status}`);
    outgoing.writeHead(response.status, withHopLimit(response)).end(response.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/imds/i-1`, view, requests, close: () => void server.close() };
}

function makeView(): InstanceView {
  return {
    instanceId: 'i-0123456789abcdef0',
    accountId: '123456789012',
    region: 'eu-west-1',
    availabilityZone: 'eu-west-1a',
    imageId: 'ami-1',
    instanceType: 't3.nano',
    architecture: 'x86_64',
    launchTime: new Date(),
    launchIndex: 0,
    reservationId: 'r-1',
    hostname: 'ip-10-0-0-5',
    privateIp: '10.0.0.5',
    mac: '0a:ec:0a:00:00:05',
    securityGroups: [],
    keys: [],
    market: 'on-demand',
    tags: {},
    options: {
      httpEndpoint: 'enabled',
      httpTokens: 'required',
      instanceMetadataTags: 'disabled',
      httpPutResponseHopLimit: 1,
    },
    tokenSecret: randomBytes(16).toString('hex'),
  };
}
