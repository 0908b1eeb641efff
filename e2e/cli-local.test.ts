import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Ended, start } from './run-command.ts';

const TIMEOUT_MS = 120_000;

describe('ami-select local', { timeout: TIMEOUT_MS }, () => {
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
      const kept = await start(['run', '--keep-for', '30m', '--', 'exit 3'], { cwd: directory, env }).ended;
      const status = await local('status', '--json');
      const stopped = await local('stop', '--json');
      const again = await local('status');

      expect([started, kept, status, stopped].map((ended) => ended.status)).toEqual([0, 14, 0, 0]);
      expect(kept.stdout).toMatch(/\nKept until .+Z\n {2}host-1 {2}i-\w+ {2}ssh -F \S+ host-1\n/);
      expect(kept.stdout).toMatch(/remove it with: \S*node \S*bin\.js terminate /);
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

  it(
    'serves only who has the key of this start, which its record keeps',
    async () => {
      const local = (...args: readonly string[]): Promise<Ended> =>
        start(['local', ...args], { cwd: directory, env: {} }).ended;
      const begin = async (...flags: readonly string[]) => {
        const started = await local('--detach', '--sandbox', 'none', '--json', ...flags);
        const { environment: env } = JSON.parse(started.stdout);
        const { AWS_ENDPOINT_URL: url, AWS_SECRET_ACCESS_KEY: secret } = env;
        return { env, url, secret, port: new URL(url).port, stderr: started.stderr };
      };
      const ask = async (url: string, init: RequestInit = {}) =>
        (await fetch(url, { method: 'POST', body: 'Action=DescribeVpcs&Version=2016-11-15', ...init }))
          .status;
      const select = (env: Record<string, string>) =>
        start(['select', 'debian/12'], { cwd: directory, env }).ended;

      const first = await begin();
      const folder = join(directory, '.local', 'state', 'ami-select', 'local');
      const modes = readdirSync(folder).map((name) =>
        (statSync(join(folder, name)).mode & 0o777).toString(8),
      );
      const any = await begin('--any-credentials', '--allow-host', 'builder.example');
      const asked = [
        await ask(first.url),
        await ask(any.url),
        await ask(any.url, { headers: { origin: 'null' } }),
        await ask(`${any.url}/_local/faults`, { method: 'PUT', body: 'rules: []' }),
      ];
      const selected = await Promise.all([
        select(first.env),
        select({ ...first.env, AWS_SECRET_ACCESS_KEY: any.secret }),
        select({ ...any.env, AWS_SECRET_ACCESS_KEY: 'any' }),
      ]);
      const status = [await local('status', '--port', first.port), await local('status', '--port', any.port)];
      await Promise.all([first, any].map(({ port }) => local('stop', '--port', port)));

      expect(modes).toEqual(['600', '600']);
      expect(first.secret).toMatch(/^[\w-]{40}$/);
      expect(any.secret).not.toBe(first.secret);
      expect(asked).toEqual([403, 200, 403, 401]);
      expect(selected.map((ended) => ended.status)).toEqual([0, 23, 0]);
      expect(first.stderr).not.toContain('--any-credentials');
      expect(any.stderr).toContain('every user and program of this machine can use this endpoint');
      expect(status[0]?.stdout).toContain('callers    with the secret key only');
      expect(status[1]?.stdout).toContain('callers    ANYBODY who reaches the port');
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

    expect(imported.stderr).toContain('imported 1 image into us-east-1 from images.json');
    expect(imported.stderr).toContain('imported 1 image into eu-west-1 from images.json');
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
