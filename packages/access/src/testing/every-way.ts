import { DescribeImagesCommand } from '@aws-sdk/client-ec2';
import { ListSchedulesCommand } from '@aws-sdk/client-scheduler';
import { ListServiceQuotasCommand } from '@aws-sdk/client-service-quotas';
import { GetParameterCommand } from '@aws-sdk/client-ssm';
import type { Access, Variables } from '../access.ts';
import { callerAddress } from '../caller-address.ts';
import {
  createClients,
  createLaunchClient,
  createLaunchClients,
  createSchedulerClient,
  createServiceQuotasClient,
} from '../clients.ts';
import { decodeDenial } from '../decode-denial.ts';
import { createEagerClients } from '../eager-clients.ts';
import { createKeyPush } from '../key-push.ts';
import { createTunnels } from '../open-tunnel.ts';
import { createFetch } from '../proxy-fetch.ts';

const region = 'eu-west-1';
const { signal } = new AbortController();

/** One thing that leaves this machine. */
export interface Way {
  /** Where it goes by default, through a proxy. */
  readonly host: string;
  /** Service and call, as the error of a call without a response names them; undefined for what is no client of the SDK. */
  readonly call?: string;
  readonly send: (variables: Variables, access?: Omit<Access, 'region'>) => Promise<unknown>;
}

/** What leaves this machine, by the file that makes the client. */
export const WAYS: Readonly<Record<string, readonly Way[]>> = {
  'ec2-client.ts': [
    {
      host: 'ec2.eu-west-1.amazonaws.com',
      call: 'ec2 DescribeImages',
      send: (_variables, access) => createClients(access)(region).ec2.send(new DescribeImagesCommand({})),
    },
    {
      host: 'ec2.eu-west-1.amazonaws.com',
      call: 'ec2 DescribeImages',
      send: (_variables, access) =>
        createEagerClients(access)(region).ec2.send(new DescribeImagesCommand({})),
    },
    {
      host: 'ec2.eu-west-1.amazonaws.com',
      call: 'ec2 DescribeImages',
      send: (_variables, access) =>
        createLaunchClient({ ...access, region }).send(new DescribeImagesCommand({})),
    },
    {
      host: 'ec2.eu-west-1.amazonaws.com',
      call: 'ec2 DescribeImages',
      send: (_variables, access) =>
        createLaunchClients({ ...access })(region).send(new DescribeImagesCommand({})),
    },
  ],
  'ssm-client.ts': [
    {
      host: 'ssm.eu-west-1.amazonaws.com',
      call: 'ssm GetParameter',
      send: (_variables, access) =>
        createClients(access)(region).ssm.send(new GetParameterCommand({ Name: '/a' })),
    },
    {
      host: 'ssm.eu-west-1.amazonaws.com',
      call: 'ssm GetParameter',
      send: (_variables, access) =>
        createEagerClients(access)(region).ssm.send(new GetParameterCommand({ Name: '/a' })),
    },
  ],
  'scheduler-client.ts': [
    {
      host: 'scheduler.eu-west-1.amazonaws.com',
      call: 'scheduler GET /schedules',
      send: (_variables, access) =>
        createSchedulerClient({ ...access, region }).send(new ListSchedulesCommand({})),
    },
  ],
  'service-quotas-client.ts': [
    {
      host: 'servicequotas.eu-west-1.amazonaws.com',
      call: 'servicequotas ListServiceQuotas',
      send: (_variables, access) =>
        createServiceQuotasClient({ ...access, region }).send(
          new ListServiceQuotasCommand({ ServiceCode: 'ec2' }),
        ),
    },
  ],
  'sts-client.ts': [
    {
      host: 'sts.eu-west-1.amazonaws.com',
      call: 'sts DecodeAuthorizationMessage',
      send: (_variables, access) => decodeDenial('encoded', { ...access, region }),
    },
  ],
  'instance-connect-client.ts': [
    {
      host: 'ec2-instance-connect.eu-west-1.amazonaws.com',
      call: 'ec2-instance-connect SendSSHPublicKey',
      send: (_variables, access) => {
        const push = { kind: 'instance-connect', region, instanceId: 'i-0123456789abcdef0' };
        return createKeyPush(access)({ user: 'ubuntu', push }, 'ssh-ed25519 AAAA', signal);
      },
    },
  ],
  'instance-connect-tunnel.ts': [
    {
      host: 'eice-1.invalid',
      send: (variables) => {
        const via = { kind: 'instance-connect', region, endpointId: 'eice-1', dnsName: 'eice-1.invalid' };
        return createTunnels(variables)({ host: '10.0.0.5', port: 22, via }, signal);
      },
    },
  ],
  'send-request.ts': [
    { host: 'index.invalid', send: (variables) => createFetch(variables)('https://index.invalid/') },
  ],
  'caller-address.ts': [
    {
      host: 'checkip.amazonaws.com',
      send: (variables) =>
        callerAddress({ fetch: createFetch(variables, () => Promise.reject(new Error('direct'))) }),
    },
  ],
};
