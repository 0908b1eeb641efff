import * as ec2 from '@aws-sdk/client-ec2';
import * as scheduler from '@aws-sdk/client-scheduler';
import * as ssm from '@aws-sdk/client-ssm';
import * as sts from '@aws-sdk/client-sts';
import type { CallResult, Client, Service } from './scenario.ts';

interface Sender {
  send(command: unknown): Promise<object>;
  destroy(): void;
}
type CommandClass = new (input: unknown) => unknown;

/** Clients and commands of a version of the SDK, of the services that it has. */
export type SdkModules = Readonly<Partial<Record<Service, Readonly<Record<string, unknown>>>>>;

const newest = { ec2, scheduler, ssm, sts } as unknown as SdkModules;
const clientNames: Readonly<Record<Service, string>> = {
  ec2: 'EC2Client',
  ssm: 'SSMClient',
  sts: 'STSClient',
  scheduler: 'SchedulerClient',
};

/** Error of a client that has no way to say what a step asks of it; its message is what. */
export const CANNOT_SAY = 'CannotSay';

/** Credentials that only an endpoint without strict signatures takes. */
export const ANY_CREDENTIALS = { accessKeyId: 'test', secretAccessKey: 'test' } as const;

export interface ClientOptions {
  readonly region: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/** The AWS SDK for JavaScript v3, unmodified, against an endpoint; without one, against AWS with the caller's credentials. */
export function createSdkClient(
  endpoint: string | undefined,
  options: ClientOptions,
  modules: SdkModules = newest,
): Client {
  const { credentials = ANY_CREDENTIALS } = options;
  const configuration = {
    region: options.region,
    ...(endpoint === undefined ? {} : { endpoint, credentials, maxAttempts: 1 }),
  };
  const senders = new Map<Service, Sender>();

  function senderOf(service: Service): Sender {
    const known = senders.get(service);
    if (known) return known;
    const SenderClass = modules[service]?.[clientNames[service]] as new (configuration: object) => Sender;
    const sender = new SenderClass(configuration);
    senders.set(service, sender);
    return sender;
  }

  return {
    name: 'AWS SDK for JavaScript v3',
    async call(service, operation, input): Promise<CallResult> {
      const CommandOf = modules[service]?.[`${operation}Command`] as CommandClass | undefined;
      if (CommandOf === undefined) return { error: CANNOT_SAY, message: operation };
      try {
        const { $metadata: _, ...output } = (await senderOf(service).send(
          new CommandOf(withDates(input)),
        )) as {
          $metadata: unknown;
        };
        return { output: JSON.parse(JSON.stringify(output)) };
      } catch (error) {
        const { name, message } = error as Error;
        return { error: name, message };
      }
    },
    async close() {
      for (const sender of senders.values()) sender.destroy();
    },
  };
}

/** The SDK wants dates where the others take text. */
function withDates(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withDates);
  if (value === null || typeof value !== 'object') return value;
  const isDate = (item: unknown): item is string =>
    typeof item === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(item);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, isDate(item) ? new Date(item) : withDates(item)]),
  );
}
