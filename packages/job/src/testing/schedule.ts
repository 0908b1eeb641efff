import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Build, loadBuild } from '@ami-select/builder';
import { silentLogger } from '@ami-select/core';
import { offBy } from '@ami-select/core/testing';
import { buildIndex } from '@ami-select/example-index/build';
import { createLocalEc2HandlerFactory, type LocalEc2Handler } from '@ami-select/local-ec2';
import { type FleetHandle, writeHandle } from '@ami-select/provisioner';
import { quickClient } from '@ami-select/provisioner/testing';
import { parseShorthand } from '@ami-select/selector';
import type { Transport } from '@ami-select/transport';
import { EC2Client } from '@aws-sdk/client-ec2';
import type { JobDependencies } from '../context/dependencies.ts';
import type { JobEvent } from '../context/events.ts';
import type { JobRequest } from '../request/request.ts';
import { runJob } from '../run-job.ts';
import { terminateJob } from '../terminate-job.ts';
import { connectFakeMachine, type FakeWheel } from './fake-machine.ts';
import { type Cut, createMortalProcess, type MortalProcess } from './mortal-process.ts';

const REGION = 'us-east-1';
const INDEX = 'https://index.invalid/simple/';

/** The result of one job that was cut. */
export interface Outcome {
  readonly moments: number;
  /** The error of the job; undefined when it went well or was killed. */
  readonly failure: unknown;
  readonly events: readonly JobEvent[];
  /** Handles in the order of their being stored. */
  readonly stored: readonly FleetHandle[];
  /** Ids of resources that still exist. */
  readonly remaining: readonly string[];
  /** How often RunInstances was called. */
  readonly launches: number;
}

/** How a job differs from the usual one. */
export interface Variant {
  /** Another build than the usual one of one wheel. */
  readonly build?: Build | undefined;
  /** Serves the index; `launched` resolves when machines boot. */
  readonly serve?: ((url: string, launched: Promise<void>) => Promise<Response>) | undefined;
  /** Of the job; AWS's own when absent. */
  readonly endpoint?: string | undefined;
  /** Minutes for which the machines are kept. */
  readonly keepMinutes?: number | undefined;
  /** Scripts that exit with status 3 on every machine. */
  readonly failing?: RegExp | undefined;
  /** What comes home never does, and the job is aborted meanwhile. */
  readonly hangs?: boolean | undefined;
  /** Another process ends the fleet while the build is brought to its machines. */
  readonly isEndedAway?: boolean | undefined;
  /** Milliseconds by which the clock of the job's machine is ahead. */
  readonly aheadMs?: number | undefined;
}

/** Runs whole jobs, each on an endpoint of its own and cut at one moment, and ends them as another process would. */
export interface Stage {
  run(cut?: Cut, fleet?: Partial<JobRequest['fleet']>, variant?: Variant): Promise<Outcome>;
  close(): void;
}

export function createStage(): Stage {
  const createLocal = createLocalEc2HandlerFactory({
    images: 1000,
    region: REGION,
    start: new Date('2026-09-01T00:00:00Z'),
  });
  const directory = mkdtempSync(join(tmpdir(), 'no-leak-'));
  const wheel = prepareWheel();
  const build = prepareBuild(directory, wheel);
  let runs = 0;
  return {
    close: () => rmSync(directory, { recursive: true }),
    async run(cut, fleet, variant = {}) {
      const { keepMinutes, failing, hangs, isEndedAway, aheadMs = 0, endpoint, serve } = variant;
      runs += 1;
      const local = createLocal();
      const process = createMortalProcess(cut);
      const events: JobEvent[] = [];
      const stored: FleetHandle[] = [];
      const usual = requestOf(variant.build ?? build, {
        outputDirectory: join(directory, `${runs}`),
        id: `run-${runs}`,
      });
      const keeping = { keep: keepMinutes !== undefined, keepMinutes };
      const request = { ...usual, ...keeping, fleet: { ...usual.fleet, ...fleet } };
      const dependencies = mortalDependencies(process, {
        local,
        wheel,
        events,
        stored,
        directory,
        failing,
        hangs,
        isEndedAway,
        aheadMs,
        endpoint,
        serve,
      });
      const job = runJob(request, dependencies).then(
        () => undefined,
        (error: unknown) => error,
      );
      const end = await Promise.race([job, process.death]);
      if (cut?.how === 'kill') await endAsAnotherProcess(stored.at(-1), local);
      return {
        moments: process.moments(),
        failure: end === 'killed' ? undefined : end,
        events,
        stored,
        remaining: local.journal.remaining().map(({ id }) => id),
        launches: local.journal.requests().filter(({ operation }) => operation === 'RunInstances').length,
      };
    },
  };
}

/** The post step, the terminate action or `ami-select terminate`. */
async function endAsAnotherProcess(handle: FleetHandle | undefined, local: LocalEc2Handler): Promise<void> {
  if (handle === undefined) return;
  const ec2 = clientOf(local, local.requestHandler);
  await terminateJob(
    { handle, path: undefined, recordPath: '', endpoint: undefined },
    { clock: local.clock, logger: silentLogger, launchClient: () => ec2 },
  );
}

interface World {
  readonly local: LocalEc2Handler;
  readonly wheel: PreparedWheel;
  readonly events: JobEvent[];
  readonly stored: FleetHandle[];
  readonly directory: string;
  readonly failing: RegExp | undefined;
  readonly hangs: boolean | undefined;
  readonly isEndedAway: boolean | undefined;
  readonly aheadMs: number;
  readonly endpoint: string | undefined;
  readonly serve: Variant['serve'];
}

function mortalDependencies(process: MortalProcess, world: World): JobDependencies {
  const { local, wheel, events, stored, directory, failing, hangs, aheadMs, endpoint } = world;
  const launched = Promise.withResolvers<void>();
  const { serve = async (url: string) => serveIndex(url, wheel) } = world;
  const { contact, reach, signal } = process;
  const handle = contact((request: Parameters<typeof local.requestHandler.handle>[0]) =>
    local.requestHandler.handle(request),
  );
  const ec2 = clientOf(local, { ...local.requestHandler, handle });
  return {
    variables: { PIP_INDEX_URL: INDEX },
    region: REGION,
    endpoint,
    embedded: false,
    clock: process.clock(offBy(aheadMs, local.clock)),
    logger: silentLogger,
    signal,
    report: (event) => {
      process.pass();
      events.push(event);
      if (event.type === 'phase-started' && event.phase === 'ready') launched.resolve();
    },
    clients: () => ({ ec2, ssm: { send: () => Promise.reject(new Error('no SSM here')) } }),
    ec2,
    connect: reach(async (target) => {
      const machine = mortalTransport(process, connectFakeMachine(target, [wheel], failing));
      if (world.isEndedAway)
        return { ...machine, putTree: (_entries, _to, options) => endAway(world, options?.signal) };
      return hangs ? { ...machine, getTree: hangingIn(process) } : machine;
    }),
    callerAddress: reach(async () => '198.51.100.4'),
    handles: {
      path: (fleetId) => join(directory, fleetId),
      read: contact(async () => undefined),
      write: contact(async (_path, next) => void stored.push(JSON.parse(JSON.stringify(next)))),
    },
    fetch: reach((url) => serve(String(url), launched.promise)),
  };
}

/** Writes the handle as the other process does; the machines are gone then, and nobody answers. */
async function endAway({ stored, directory, local }: World, signal: AbortSignal | undefined): Promise<void> {
  const [handle] = stored.slice(-1);
  if (handle === undefined) throw new Error('nothing was launched');
  const terminatedAt = local.clock.now().toISOString();
  await writeHandle(join(directory, handle.intent.fleetId), { ...handle, terminatedAt });
  while (!signal?.aborted) await local.clock.sleep(1_000);
  throw new Error('the connection was lost');
}

function hangingIn({ abort }: MortalProcess): Transport['getTree'] {
  return () => {
    abort();
    return new Promise(() => {});
  };
}

function mortalTransport({ reach }: MortalProcess, transport: Transport): Transport {
  return {
    label: transport.label,
    exec: reach(transport.exec),
    putTree: reach(transport.putTree),
    getTree: reach(transport.getTree),
    close: reach(transport.close),
  };
}

function clientOf(
  { endpoint, credentials }: LocalEc2Handler,
  requestHandler: LocalEc2Handler['requestHandler'],
): EC2Client {
  const client = { requestHandler, endpoint, credentials, region: REGION, maxAttempts: 1 };
  return quickClient(new EC2Client(client as never));
}

interface PreparedWheel extends FakeWheel {
  readonly filename: string;
  readonly bytes: Uint8Array;
}

function prepareWheel(): PreparedWheel {
  const found = buildIndex().find(({ filename }) => filename.startsWith('greeter-1.4-'));
  if (found === undefined) throw new Error('the example index has no greeter 1.4');
  const { filename, bytes } = found;
  return {
    name: 'greeter',
    version: '1.4',
    filename,
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}

function serveIndex(url: string, { filename, bytes, sha256 }: PreparedWheel): Response {
  if (url.endsWith(filename)) return new Response(bytes as Uint8Array<ArrayBuffer>);
  const files = [{ filename, url: `${INDEX}${filename}`, hashes: { sha256 } }];
  const page = { meta: { 'api-version': '1.0' }, name: 'greeter', files };
  return Response.json(page, { headers: { 'content-type': 'application/vnd.pypi.simple.v1+json' } });
}

function prepareBuild(directory: string, { sha256 }: PreparedWheel): Build {
  writeFileSync(join(directory, 'requirements.txt'), `greeter==1.4 --hash=sha256:${sha256}\n`);
  const environments = { app: { requirements: ['requirements.txt'] } };
  const steps = [{ run: 'pytest', environment: 'app' }];
  const fields = { environments, installer: 'machine-pip', steps, artifacts: ['out/**'] };
  return loadBuild(fields, { baseDirectory: directory });
}

function requestOf(
  build: Build,
  { outputDirectory, id }: { readonly outputDirectory: string; readonly id: string },
): JobRequest {
  return {
    query: parseShorthand('ubuntu/24.04@x86_64'),
    fleet: {
      count: 2,
      timeoutMinutes: 5,
      ttlMinutes: 45,
      market: 'on-demand',
      hopLimit: 1,
      instanceTypes: ['t3.small'],
    },
    region: REGION,
    identity: { id },
    build,
    outputDirectory,
    keep: false,
  };
}
