import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@ami-select/core/testing';
import { peers } from './python-client.ts';

export interface MotoServer {
  readonly endpoint: string;
  close(): Promise<void>;
}

/** Starts moto's server on a free port of loopback, with variables such as MOTO_AMIS_PATH; resolves when it is reachable. */
export async function startMoto({
  env = {},
}: {
  readonly env?: Readonly<Record<string, string>>;
} = {}): Promise<MotoServer> {
  const port = await freePort();
  const child = spawn(`${peers}/moto_server`, ['-H', '127.0.0.1', '-p', String(port)], {
    env: { PATH: `${peers}:/usr/bin:/bin`, HOME: '/nonexistent', AWS_EC2_METADATA_DISABLED: 'true', ...env },
    stdio: 'ignore',
  });
  const endpoint = `http://127.0.0.1:${port}`;
  await untilItAnswers(endpoint);
  return {
    endpoint,
    async close() {
      child.kill('SIGKILL');
    },
  };
}

async function untilItAnswers(endpoint: string): Promise<void> {
  for (let attempt = 0; attempt < 150; attempt++) {
    const response = await fetch(`${endpoint}/moto-api/`).catch(() => undefined);
    if (response?.ok) return;
    await sleep(100);
  }
  throw new Error(`moto is unreachable at ${endpoint}`);
}
