import type { EC2Client } from '@aws-sdk/client-ec2';
import type { SSMClient } from '@aws-sdk/client-ssm';

/** Gives each error of a client the `host` that its request went to, with a port where the URL has one. */
export function nameHost<Client extends EC2Client | SSMClient>(client: Client): Client {
  const stack = client.middlewareStack as EC2Client['middlewareStack'];
  stack.add(
    (next) => async (args) => {
      try {
        return await next(args);
      } catch (error) {
        if (error instanceof Error) Object.assign(error, { host: hostOf(args.request) });
        throw error;
      }
    },
    { step: 'finalizeRequest', name: 'nameHost' },
  );
  return client;
}

function hostOf(request: unknown): string | undefined {
  const { hostname, port } = request as { readonly hostname?: string; readonly port?: number };
  return port === undefined ? hostname : `${hostname}:${port}`;
}
