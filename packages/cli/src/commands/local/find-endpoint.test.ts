import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CommandContext } from '../../context/context.ts';
import { recordFolder, writeRecord } from './endpoint-record.ts';
import { findEndpoint, type RunningEndpoint } from './find-endpoint.ts';

const RESPONSES: Readonly<Record<string, unknown>> = {
  '/_local/health': { sandbox: 'none', regions: ['us-east-1'] },
  '/_local/images/us-east-1': { images: 1000 },
  '/_local/journal/remaining': [],
  '/_local/faults': { rules: [] },
};

describe('findEndpoint', () => {
  let variables: Record<string, string>;
  let servers: Server[];
  beforeEach(() => {
    variables = { RUNNER_TEMP: mkdtempSync(join(tmpdir(), 'find-endpoint-')) };
    servers = [];
  });
  afterEach(() => {
    for (const server of servers) server.close();
    rmSync(variables.RUNNER_TEMP ?? '', { recursive: true });
  });

  async function run(): Promise<{ endpoint: string; port: number; die: () => void }> {
    const server = createServer((request, response) => {
      response.end(JSON.stringify(RESPONSES[request.url ?? '']));
    });
    servers.push(server);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const endpoint = `http://127.0.0.1:${port}`;
    const environment = { AWS_ENDPOINT_URL: endpoint };
    await writeRecord(variables, { endpoint, pid: 1, region: 'us-east-1', environment });
    const die = (): void => {
      server.closeAllConnections();
      server.close();
    };
    return { endpoint, port, die };
  }

  const find = (port?: number): Promise<RunningEndpoint> =>
    findEndpoint(port, { environment: { variables } } as unknown as CommandContext);

  it('finds the only one, and forgets one that was killed', async () => {
    const dead = await run();
    const alive = await run();
    dead.die();

    const { record } = await find();

    expect(record.endpoint).toBe(alive.endpoint);
    expect(readdirSync(recordFolder(variables))).toEqual([`${alive.port}.json`]);
  });

  it('asks no endpoint but the one at the port', async () => {
    const other = await run();
    const { endpoint, port } = await run();
    const asked: unknown[] = [];
    servers[0]?.on('request', ({ url }) => asked.push(url));

    expect((await find(port)).record.endpoint).toBe(endpoint);
    expect(other.endpoint).not.toBe(endpoint);
    expect(asked).toEqual([]);
  });

  it('reports one that is busy, and keeps its record', async () => {
    const { endpoint, port } = await run();
    const late = new DOMException('The operation was aborted due to timeout', 'TimeoutError');
    const silent = vi.spyOn(globalThis, 'fetch').mockRejectedValue(late);

    const found = find(port);

    await expect(found).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: `${endpoint} is busy: it did not respond within 10 s`,
    });
    silent.mockRestore();
    expect(readdirSync(recordFolder(variables))).toEqual([`${port}.json`]);
  });

  it('skips an empty record', async () => {
    mkdirSync(recordFolder(variables), { recursive: true });
    for (const [name, text] of Object.entries({ 1: '{', 2: '[]', 3: 'null', 4: '' })) {
      writeFileSync(join(recordFolder(variables), `${name}.json`), text);
    }

    await expect(find()).rejects.toThrow('no endpoint of "ami-select local" is running');
  });

  it('requires a port with two endpoints, and finds one by its port or by the variable', async () => {
    const one = await run();
    const two = await run();

    await expect(find()).rejects.toThrow('--port is required with several endpoints');
    expect((await find(one.port)).record.endpoint).toBe(one.endpoint);
    variables.AWS_ENDPOINT_URL = `${two.endpoint}/`;
    expect((await find()).record.endpoint).toBe(two.endpoint);
  });

  it('lists the running endpoints when none is at the port or at the address of the variable', async () => {
    const { endpoint } = await run();

    await expect(find(1)).rejects.toThrow(
      `--port is "1", where no endpoint of "ami-select local" is running; running: ${endpoint}`,
    );
    variables.AWS_ENDPOINT_URL = 'http://127.0.0.1:2';
    await expect(find()).rejects.toThrow('AWS_ENDPOINT_URL is "http://127.0.0.1:2", where no endpoint');
  });
});
