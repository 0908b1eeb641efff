import { EC2Client } from '@aws-sdk/client-ec2';
import { SSMClient } from '@aws-sdk/client-ssm';
import {
  createLocalEc2Handler,
  createLocalEc2HandlerFactory,
  type LocalEc2Handler,
  type LocalEc2HandlerOptions,
} from '../endpoint/handler.ts';

export interface Simulation {
  readonly local: LocalEc2Handler;
  readonly ec2: EC2Client;
  readonly ssm: SSMClient;
}

const USUAL = {
  images: 1000,
  seed: 'test',
  latencies: 'aws',
  start: new Date('2026-11-22T08:00:00Z'),
} as const;

/** Images are generated once for all worlds that have the usual ones. */
const createUsual = createLocalEc2HandlerFactory(USUAL);

/** The endpoint in process on a virtual clock, with AWS's latencies, and clients that do not retry. */
export function simulate(options: LocalEc2HandlerOptions = {}): Simulation {
  const needsOwnImages = 'images' in options || 'seed' in options || 'start' in options;
  const local = needsOwnImages ? createLocalEc2Handler({ ...USUAL, ...options }) : createUsual(options);
  const { requestHandler, endpoint, credentials } = local;
  const common = { requestHandler, endpoint, credentials, region: 'us-east-1', maxAttempts: 1 } as never;
  return { local, ec2: new EC2Client(common), ssm: new SSMClient(common) };
}
