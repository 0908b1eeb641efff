import type { EC2Client } from '@aws-sdk/client-ec2';

interface Response {
  readonly statusCode: number;
  readonly body: Uint8Array;
}

/** What reads responses for a client of the SDK. */
interface Reader {
  deserializeResponse(
    operation: { readonly name: string },
    context: object,
    response: Response,
  ): Promise<object>;
  deserializeMetadata(response: Response): object;
}

/**
 * Lets a client read each response once: those of a poll are mostly one that it had, but for the id of the request, and
 * to read them is a fifth of a fleet's life in tests. Outputs are frozen, as the next call may get the same.
 */
export function readOnce(client: EC2Client): EC2Client {
  const reader = client.config.protocol as unknown as Reader;
  const read = reader.deserializeResponse.bind(reader);
  const known = new Map<string, object>();
  reader.deserializeResponse = async (operation, context, response) => {
    if (response.statusCode !== 200) return read(operation, context, response);
    const text = Buffer.from(response.body)
      .toString()
      .replace(/<requestId>[^<]*<\/requestId>/, '');
    const key = `${operation.name} ${text}`;
    const output = known.get(key) ?? freeze(await read(operation, context, response));
    known.set(key, output);
    return { ...output, $metadata: reader.deserializeMetadata(response) };
  };
  return client;
}

function freeze(value: object): object {
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) freeze(part);
  return Object.freeze(value);
}
