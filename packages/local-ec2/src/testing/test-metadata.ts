import { randomBytes } from 'node:crypto';
import type { MetadataService } from '@ami-select/sandbox';
import { handleMetadata } from '../imds/handle-metadata.ts';
import type { InstanceView } from '../imds/instance-view.ts';

/** The metadata service that an endpoint would have for one instance. */
export interface TestMetadata {
  readonly service: MetadataService;
  readonly view: InstanceView;
  /** Requests so far, such as `GET /latest/meta-data/hostname`, with their status. */
  readonly requests: readonly string[];
}

/** The service of an instance that wants session tokens. */
export function makeMetadata(differences: Partial<InstanceView> = {}): TestMetadata {
  const view = { ...makeView(), ...differences };
  const requests: string[] = [];
  const service: MetadataService = (request) => {
    const response = handleMetadata(request, view, new Date());
    requests.push(`${request.method} ${request.path} ${response.status}`);
    return response;
  };
  return { service, view, requests };
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
