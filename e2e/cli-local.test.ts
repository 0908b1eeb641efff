import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Ended, start } from './run-command.ts';

const TIMEOUT_MS = 120_000;

describe('ami-select local', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'ami-select-e2e-'));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  it('prints what points any client at it, and ends on Ctrl-C', async () => {
    const running = start(['local', '--sandbox', 'none', '--json'], { cwd: directory, env: {} });
    await running.prints('Ctrl-C');
    running.child.kill('SIGINT');

    const ended = await running.ended;

    const { environment } = JSON.parse(ended.stdout);
    expect(environment.AWS_ENDPOINT_URL).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(ended.status).toBe(0);
  });

  it('serves a select of another process by its export lines', async () => {
    const running = start(['local', '--sandbox', 'none'], { cwd: directory, env: {} });
    let exports = '';
    running.child.stdout?.on('data', (chunk: Buffer) => {
      exports += chunk.toString();
    });
    await running.prints('export AWS_EC2_METADATA_DISABLED=');
    const env = Object.fromEntries(
      [...exports.matchAll(/^export (\w+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]),
    );

    const { status, stdout } = await start(['select', 'debian/12'], { cwd: directory, env }).ended;
    running.child.kill('SIGTERM');
    await running.ended;

    expect(status).toBe(0);
    expect(stdout).toMatch(/^ami-[0-9a-f]+\ndebian-12/);
  });

  it(
    'starts in the background, reports its status, and ends with all of its instances',
    async () => {
      writeFileSync(
        join(directory, 'faults.yml'),
        'rules: [{ match: { operation: DescribeVpcs }, effect: { kind: delay, ms: 1 } }]\n',
      );
      const local = (...args: readonly string[]): Promise<Ended> =>
        start(['local', ...args], { cwd: directory, env: {} }).ended;

      const started = await local(
        '--detach',
        '--region',
        'eu-west-1',
        '--images',
        '2000',
        '--faults',
        'faults.yml',
        '--json',
      );
      const { environment: env } = JSON.parse(started.stdout);
      const kept = await start(['run', '--keep', '--', 'true'], { cwd: directory, env }).ended;
      const status = await local('status', '--json');
      const stopped = await local('stop', '--json');
      const again = await local('status');

      expect([started, kept, status, stopped].map((ended) => ended.status)).toEqual([0, 0, 0, 0]);
      expect(JSON.parse(status.stdout)).toMatchObject({
        endpoint: env.AWS_ENDPOINT_URL,
        region: 'eu-west-1',
        images: 2000,
        faults: { rules: [{ match: { operation: 'DescribeVpcs' } }] },
        remaining: expect.arrayContaining([
          { kind: 'instance', id: expect.stringMatching(/^i-/), region: 'eu-west-1' },
        ]),
      });
      expect(JSON.parse(stopped.stdout).proof).toMatchObject({
        endpoint: env.AWS_ENDPOINT_URL,
        remaining: [],
      });
      await expect(fetch(env.AWS_ENDPOINT_URL)).rejects.toThrow('fetch failed');
      expect(again.status).toBe(2);
      expect(again.stderr).toContain('no endpoint of "ami-select local" is running');
    },
    TIMEOUT_MS,
  );

  it('imports images, and refuses a file that holds none', async () => {
    const image = {
      ImageId: 'ami-0123456789abcdef0',
      Name: 'mine-1',
      OwnerId: '123456789012',
      CreationDate: '2026-01-01T00:00:00.000Z',
      Architecture: 'arm64',
      Public: true,
    };
    writeFileSync(join(directory, 'images.json'), JSON.stringify({ Images: [image] }));
    writeFileSync(join(directory, 'none.json'), '{}');
    const imports = ['--import', 'images.json', '--import', 'eu-west-1=images.json'];
    const running = start(['local', '--sandbox', 'none', ...imports, '--json'], {
      cwd: directory,
      env: {},
    });
    await running.prints('Ctrl-C');
    running.child.kill('SIGINT');

    const imported = await running.ended;
    const refused = await start(['local', '--sandbox', 'none', '--import', 'none.json'], {
      cwd: directory,
      env: {},
    }).ended;

    expect(imported.stderr).toContain('imported 1 images into us-east-1 from images.json');
    expect(imported.stderr).toContain('imported 1 images into eu-west-1 from images.json');
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain('Images is missing: the list of images must be at the top');
  });

  it('serves imported images alone', async () => {
    const image = {
      ImageId: 'ami-0123456789abcdef0',
      Name: 'mine-1',
      OwnerId: '123456789012',
      CreationDate: '2026-01-01T00:00:00.000Z',
      Architecture: 'arm64',
      Public: true,
    };
    writeFileSync(join(directory, 'images.json'), JSON.stringify([image]));
    const local = (...args: readonly string[]): Promise<Ended> =>
      start(['local', ...args], { cwd: directory, env: {} }).ended;

    const alone = ['--sandbox', 'none', '--images', '0', '--import', 'images.json'];
    const started = await local('--detach', '--json', ...alone);
    const { environment: env } = JSON.parse(started.stdout);
    const status = await local('status', '--json');
    const select = ['select', '--owner', '123456789012', '--name', 'mine-*'];
    const selected = await start(select, { cwd: directory, env }).ended;
    await local('stop');

    expect(JSON.parse(status.stdout)).toMatchObject({ images: 1 });
    expect(selected.stdout).toMatch(/^ami-0123456789abcdef0\nmine-1\n/);
  });

  it('keeps two apart, refuses a port in use, and forgets one that was killed', async () => {
    const local = (...args: readonly string[]): Promise<Ended> =>
      start(['local', ...args], { cwd: directory, env: {} }).ended;
    const detached = async (...flags: readonly string[]): Promise<{ port: string; pid: number }> => {
      const { endpoint, pid } = JSON.parse(
        (await local('--detach', '--sandbox', 'none', '--json', ...flags)).stdout,
      );
      return { port: new URL(endpoint).port, pid };
    };

    const first = await detached('--regions', 'eu-west-1,me-south-1');
    const second = await detached('--seed', 'start');
    const ambiguous = await local('stop');
    const taken = await local('--detach', '--sandbox', 'none', '--port', first.port);
    const status = await local('status', '--port', first.port, '--json');
    process.kill(second.pid, 'SIGKILL');
    const stopped = await local('stop');

    expect([ambiguous, taken, status, stopped].map((ended) => ended.status)).toEqual([2, 2, 0, 0]);
    expect(ambiguous.stderr).toContain('--port is required with several endpoints');
    expect(taken.stderr).toContain(`--port is "${first.port}", where something listens already`);
    expect(JSON.parse(status.stdout)).toMatchObject({
      region: 'eu-west-1',
      regions: ['eu-west-1', 'me-south-1'],
    });
    expect(stopped.stdout).toContain(`Proof for http://127.0.0.1:${first.port}`);
  });
});
