import { setTimeout as sleep } from 'node:timers/promises';
import { addImages, type LocalEc2, SandboxError, startLocalEc2 } from '@ami-select/local-ec2';
import type { CommandContext } from '../../context/context.ts';
import { createLogger } from '../../present/logger.ts';
import { CliError } from '../../process/errors.ts';
import { type EndpointRecord, removeRecord, writeRecord } from './endpoint-record.ts';
import { exportLines } from './export-lines.ts';
import type { Import } from './import-flag.ts';
import { startOf } from './process-tree.ts';
import type { LocalSettings } from './settings.ts';

/** What reads the lines above calls at once, and the trial of a driver would take the processor from its first call. */
const FIRST_CALL_MS = 100;

/** Runs an endpoint until the signal, then ends every machine of it. */
export async function serve(
  settings: LocalSettings,
  context: CommandContext,
  signal: AbortSignal,
): Promise<void> {
  const { progress, results, environment } = context;
  const local = await progress.phase('start local-ec2', () => start(settings, context));
  const record = await recordOf(local, environment.pid);
  try {
    for (const one of settings.imports) progress.line(importInto(local, one));
    await writeRecord(environment.variables, record);
    progress.line(`listening on ${local.endpoint}`);
    results.text(exportLines(local.environment));
    results.add({ endpoint: local.endpoint, environment: local.environment, pid: environment.pid });
    results.flush();
    progress.line('Ctrl-C ends it and every machine it started');
    await sleep(FIRST_CALL_MS, undefined, { signal }).catch(() => undefined);
    await local.sandboxPicked();
    progress.line(`machines: ${local.sandbox}`);
    await aborted(signal);
  } finally {
    await progress.phase('end every machine', () => local.close());
    await removeRecord(environment.variables, record);
  }
}

async function start({ options }: LocalSettings, { progress }: CommandContext): Promise<LocalEc2> {
  return startLocalEc2({ ...options, logger: createLogger(progress) }).catch((error: unknown) => {
    throw explain(error, options);
  });
}

/** The remedy for an endpoint that does not start. */
function explain(error: unknown, { port, sandbox }: LocalSettings['options']): unknown {
  if (isTaken(error)) return portTaken(port, error);
  if (!(error instanceof SandboxError)) return error;
  return new CliError(
    'INVALID_INPUT',
    `--sandbox is "${sandbox}", which does not work here: ${error.message}`,
    {
      cause: error,
      hint: 'Leave --sandbox out to take the best one that works here.',
    },
  );
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

function portTaken(port: number | undefined, cause: unknown): CliError {
  return new CliError('INVALID_INPUT', `--port is "${port}", where something listens already`, {
    cause,
    hint: 'Leave --port out to take a free one.',
  });
}

function importInto({ world }: LocalEc2, { region, file, images }: Import): string {
  const count = addImages(images, world.images.store(region));
  return `imported ${count === 1 ? '1 image' : `${count} images`} into ${region} from ${file}`;
}

async function recordOf({ endpoint, environment }: LocalEc2, pid: number): Promise<EndpointRecord> {
  const started = await startOf(pid);
  return { endpoint, pid, started, region: environment.AWS_REGION ?? '', environment };
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((done) => signal.addEventListener('abort', () => done(), { once: true }));
}
