import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { CallResult, Client } from './scenario.ts';
import { ANY_CREDENTIALS, type ClientOptions } from './sdk-client.ts';

/** The private environment that `e2e/peers/install` makes. */
export const peers: string = fileURLToPath(new URL('../peers/.venv/bin', import.meta.url));
export const python: string = `${peers}/python`;
export const peersInstalled: boolean = existsSync(python);

const NAMES = {
  boto3: 'boto3',
  awscli: 'AWS CLI',
  boto2: 'boto 2.49',
  libcloud: 'Apache Libcloud',
} as const;

/** A client in Python, driven line by line: one JSON request in, one JSON response out. */
export function createPythonClient(
  kind: keyof typeof NAMES,
  endpoint: string,
  options: ClientOptions,
): Client {
  const script = fileURLToPath(new URL(`${kind}_client.py`, import.meta.url));
  const child = spawn(python, [script], { env: environmentOf(endpoint, options), stdio: 'pipe' });
  const responses = lines(child);
  return {
    name: NAMES[kind],
    async call(service, operation, input): Promise<CallResult> {
      child.stdin.write(`${JSON.stringify({ service, operation, input })}\n`);
      const { value, done } = await responses.next();
      if (done) throw new Error(`${kind} ended: ${child.stderr.read()}`);
      return JSON.parse(value) as CallResult;
    },
    async close() {
      child.stdin.end();
      child.kill();
    },
  };
}

function lines(child: ChildProcessWithoutNullStreams): AsyncIterator<string> {
  return createInterface({ input: child.stdout })[Symbol.asyncIterator]();
}

function environmentOf(
  endpoint: string,
  { region, credentials = ANY_CREDENTIALS }: ClientOptions,
): Record<string, string> {
  return {
    PATH: `${peers}:/usr/bin:/bin`,
    HOME: '/nonexistent',
    PYTHONDONTWRITEBYTECODE: '1',
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_MAX_ATTEMPTS: '1',
  };
}
