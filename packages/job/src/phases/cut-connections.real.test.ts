import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect as connectTcp, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BuildEvent, loadBuild, type Phase, runBuild } from '@ami-select/builder';
import { silentLogger, systemClock } from '@ami-select/core';
import { buildIndex } from '@ami-select/example-index/build';
import { type LocalEc2, startLocalEc2 } from '@ami-select/local-ec2';
import {
  type Connect,
  createIntent,
  type FleetIntent,
  type Host,
  spawnFleet,
  terminateFleet,
} from '@ami-select/provisioner';
import { connectSsh } from '@ami-select/transport';
import { DescribeImagesCommand, EC2Client } from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withConnections } from './connect-hosts.ts';

const region = 'us-east-1';
const hasPython = spawnSync('python3', ['-c', 'import venv']).status === 0;

/** A cable to a machine that can be cut; what is plugged in later works. */
class Cable {
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;
  #cutsNext = false;

  constructor(far: { readonly host: string; readonly port: number }) {
    this.#server = createServer((near) => {
      const other = connectTcp(far.port, far.host);
      for (const [from, to] of [
        [near, other],
        [other, near],
      ] as const) {
        this.#sockets.add(from);
        from.on('error', () => undefined);
        from.on('close', () => to.destroy());
        from.pipe(to);
      }
      near.on('data', () => {
        if (!this.#cutsNext) return;
        this.#cutsNext = false;
        for (const socket of this.#sockets) socket.destroy();
      });
    });
  }

  async listen(): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return address.port;
  }

  /** With the next bytes for the machine, so that a command may have started. */
  cutNext(): void {
    this.#cutsNext = true;
  }

  close(): void {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
  }
}

describe.skipIf(!hasPython)('a build whose connection is cut (needs python3)', { timeout: 60_000 }, () => {
  let local: LocalEc2;
  let ec2: EC2Client;
  let folder: string;
  let intent: FleetIntent;
  let hosts: readonly Host[];
  let cable: Cable;
  let connect: Connect;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cut-'));
    local = await startLocalEc2({ region, images: 300 });
    const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } =
      local.environment;
    const credentials = { accessKeyId, secretAccessKey };
    ec2 = new EC2Client({ region, endpoint: local.endpoint, maxAttempts: 1, credentials });
    intent = createIntent(await request(), { clock: systemClock });
    const options = { ec2, clock: systemClock, logger: silentLogger, connect: connectSsh };
    ({ hosts } = await spawnFleet(intent, options));
    const [host] = hosts;
    cable = new Cable({ host: host?.address ?? '', port: host?.port ?? 0 });
    const port = await cable.listen();
    connect = (target, more) => connectSsh({ ...target, host: '127.0.0.1', port }, more);
    await writeProject();
  }, 60_000);
  afterAll(async () => {
    cable.close();
    await terminateFleet(intent, { ec2, clock: systemClock, logger: silentLogger });
    await local.close();
    await rm(folder, { recursive: true });
  });

  async function request() {
    const Filters = [
      { Name: 'architecture', Values: ['x86_64'] },
      { Name: 'name', Values: ['ubuntu/images/hvm-ssd-gp3/*'] },
    ];
    const { Images = [] } = await ec2.send(new DescribeImagesCommand({ Owners: ['099720109477'], Filters }));
    return {
      identity: { repository: 'octo/demo', id: 'cut' },
      image: {
        id: Images[0]?.ImageId ?? '',
        architecture: 'x86_64',
        rootDeviceName: '/dev/sda1',
        sshUser: 'ubuntu',
      },
      region,
      endpoint: local.endpoint,
      instanceTypes: ['t3.micro'],
      count: 1,
      ttlMinutes: 30,
      sshFrom: '127.0.0.1/32',
    };
  }

  async function writeProject(): Promise<void> {
    await mkdir(join(folder, 'wheels'));
    for (const { filename, bytes } of buildIndex()) await writeFile(join(folder, 'wheels', filename), bytes);
    const wheel = buildIndex().find(({ filename }) => filename.startsWith('greeter-'));
    const [name, version] = wheel?.filename.split('-') ?? [];
    const sha256 = createHash('sha256')
      .update(wheel?.bytes ?? '')
      .digest('hex');
    await writeFile(join(folder, 'r.txt'), `${name}==${version} --hash=sha256:${sha256}\n`);
  }

  /** Builds, and cuts the connection with the first bytes of a phase; the runs of the step, and the warnings. */
  async function buildCutIn(phase: Phase): Promise<{ readonly runs: string; readonly warnings: string[] }> {
    const fields = {
      environments: { app: { requirements: ['r.txt'] } },
      index: 'wheels',
      installer: 'machine-pip',
      steps: [{ run: 'mkdir -p out; echo run >>out/runs' }],
      artifacts: ['out/**'],
    };
    const report = (event: BuildEvent): void => {
      if (event.type === 'phase-started' && event.phase === phase) cable.cutNext();
    };
    const warnings: string[] = [];
    const logger = { ...silentLogger, warn: (line: string) => void warnings.push(line) };
    const outputDirectory = join(folder, `output-${phase}`);
    const { signal } = new AbortController();
    await withConnections(hosts, { connect, signal, logger }, (machines) =>
      runBuild(loadBuild(fields, { baseDirectory: folder }), machines, {
        clock: systemClock,
        logger,
        signal,
        outputDirectory,
        report,
      }),
    );
    return { runs: await readFile(join(outputDirectory, 'host-1/out/runs'), 'utf8'), warnings };
  }

  it.each(['probe', 'deliver', 'verify', 'collect'] satisfies Phase[])('goes on in %s', async (phase) => {
    const { runs, warnings } = await buildCutIn(phase);

    expect(runs).toBe('run\n');
    expect(warnings).toContain('host-1: the connection was lost; it is opened again');
  });

  it.each(['install', 'steps'] satisfies Phase[])('ends in %s, and names the machine', async (phase) => {
    await expect(buildCutIn(phase)).rejects.toMatchObject({
      code: phase === 'install' ? 'MACHINE_FAILED' : expect.any(String),
      message: expect.stringContaining('host-1'),
    });
  });
});
