import type { EC2Client } from '@aws-sdk/client-ec2';
import type { SchedulerClient } from '@aws-sdk/client-scheduler';

type Schema = readonly [
  kind: number,
  namespace: string,
  name: string,
  traits: unknown,
  input: unknown,
  output: unknown,
];

interface Operation {
  readonly name: string;
}

interface HttpRequest {
  readonly headers: Record<string, string>;
}

interface HttpResponse {
  readonly statusCode: number;
  readonly body: Uint8Array;
}

interface Command {
  readonly schema: Schema;
  readonly input: object;
  readonly middlewareStack: {
    resolve(
      send: (call: { readonly request: HttpRequest }) => Promise<{ readonly response: HttpResponse }>,
      context: object,
    ): (call: { readonly input: object; readonly request: HttpRequest }) => Promise<{
      readonly response: HttpResponse;
    }>;
  };
}

/** The parts of a client of the SDK that write requests, send them, and read responses. */
interface Config {
  readonly defaultSigningName: string;
  readonly protocol: {
    setSerdeContext(context: object): void;
    serializeRequest(operation: Operation, input: object, context: object): Promise<HttpRequest>;
    deserializeResponse(operation: Operation, context: object, response: HttpResponse): Promise<object>;
    deserializeMetadata(response: HttpResponse): object;
  };
  readonly requestHandler: {
    handle(request: HttpRequest, options?: object): Promise<{ readonly response: HttpResponse }>;
  };
}

const ENDPOINT = { protocol: 'http:', hostname: 'local-ec2.invalid', path: '/' };

/** As much of a signature as an endpoint looks at that verifies none. */
function signatureFor(service: string): string {
  const scope = `20261122/us-east-1/${service}/aws4_request`;
  return `AWS4-HMAC-SHA256 Credential=LOCAL/${scope}, SignedHeaders=host, Signature=0`;
}

/**
 * Lets a client of an endpoint in this process write requests and read responses as the SDK does, without what that
 * does around it: user agents, the choice of an endpoint, signatures, attempts. They are a third of a fleet's life in
 * tests.
 *
 * Each response is read once: those of a poll are mostly one that the client had, but for the id of the request. Outputs
 * are frozen, as the next call may get the same.
 */
export function quickClient<Client extends EC2Client | SchedulerClient>(client: Client): Client {
  const { protocol, requestHandler, defaultSigningName } = client.config as unknown as Config;
  const context = { ...client.config, endpoint: async () => ENDPOINT };
  const signature = signatureFor(defaultSigningName);
  protocol.setSerdeContext(context);
  const known = new Map<string, object>();

  async function read(operation: Operation, response: HttpResponse): Promise<object> {
    if (response.statusCode !== 200) return protocol.deserializeResponse(operation, context, response);
    const text = Buffer.from(response.body)
      .toString()
      .replace(/<requestId>[^<]*<\/requestId>/, '');
    const key = `${operation.name} ${text}`;
    const output = known.get(key) ?? freeze(await protocol.deserializeResponse(operation, context, response));
    known.set(key, output);
    return { ...output, $metadata: protocol.deserializeMetadata(response) };
  }

  async function send({ schema, input, middlewareStack }: Command, options?: object): Promise<object> {
    const operation = operationOf(schema);
    const request = await protocol.serializeRequest(operation, input, context);
    request.headers.authorization = signature;
    // What the code under test adds to a command sees the response before it is read.
    const handle = middlewareStack.resolve((call) => requestHandler.handle(call.request, options), {});
    const { response } = await handle({ input, request });
    return read(operation, response);
  }

  client.send = send as never;
  return client;
}

function operationOf([, namespace, name, traits, input, output]: Schema): Operation {
  return { name, namespace, traits, input, output } as Operation;
}

function freeze(value: object): object {
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) freeze(part);
  return Object.freeze(value);
}
