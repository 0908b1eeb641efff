import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type { CommandContext } from '../../context/context.ts';
import { CliError } from '../../process/errors.ts';
import { isPrivateFile, makePrivateFolder } from './private-folder.ts';

type Variables = CommandContext['environment']['variables'];

/** The record of an endpoint that `ami-select local` started, so that another process finds it. */
export interface EndpointRecord {
  readonly endpoint: string;
  readonly pid: number;
  /** When that process started, as the system says it; it distinguishes it from a later one with the same id. */
  readonly started?: string | undefined;
  readonly region: string;
  /** Variables that point an AWS client at it, the secret key among them. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Where the records of running endpoints lie: below the runner's temporary folder, else the user's state folder. */
export function recordFolder({ RUNNER_TEMP, XDG_STATE_HOME }: Variables): string {
  return join(RUNNER_TEMP || XDG_STATE_HOME || join(homedir(), '.local', 'state'), 'ami-select', 'local');
}

/**
 * Makes the folder of the records, which only this user reads, and gives its path.
 * @throws CliError INVALID_INPUT when it cannot be made, or is another user's.
 */
export async function makeRecordFolder(variables: Variables): Promise<string> {
  const folder = recordFolder(variables);
  try {
    await makePrivateFolder(dirname(folder));
    await makePrivateFolder(folder);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CliError('INVALID_INPUT', `running endpoints cannot be noted in ${folder}: ${reason}`, {
      cause,
      hint: 'Set XDG_STATE_HOME to a folder of yours that can be written.',
    });
  }
  return folder;
}

/** Notes a running endpoint (0600), so that `status` and `stop` find it. @throws CliError INVALID_INPUT */
export async function writeRecord(variables: Variables, record: EndpointRecord): Promise<void> {
  const folder = await makeRecordFolder(variables);
  const path = recordPath(folder, record);
  const draft = `${path}.${record.pid}`;
  await rm(draft, { force: true });
  await writeFile(draft, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  await rename(draft, path);
}

export async function removeRecord(variables: Variables, record: EndpointRecord): Promise<void> {
  const folder = recordFolder(variables);
  await Promise.all(
    [recordPath(folder, record), logPath(folder, record)].map((path) => rm(path, { force: true })),
  );
}

/**
 * Every endpoint that was started and not stopped; some may be dead. Files that are not records, and those that another
 * user can have written, are skipped: `stop` ends the process that a record names.
 */
export async function readRecords(variables: Variables): Promise<readonly EndpointRecord[]> {
  const folder = recordFolder(variables);
  const names = await readdir(folder).catch(ifMissing([]));
  const texts = await Promise.all(
    names
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => readOwn(join(folder, name)).catch(ifMissing(undefined))),
  );
  return texts.flatMap((text) => parseRecord(text) ?? []);
}

async function readOwn(path: string): Promise<string | undefined> {
  return (await isPrivateFile(path)) ? readFile(path, 'utf8') : undefined;
}

function parseRecord(text: string | undefined): EndpointRecord | undefined {
  try {
    const { endpoint, pid, started, region, environment }: Partial<EndpointRecord> =
      JSON.parse(text ?? '{}') ?? {};
    if (!URL.canParse(endpoint ?? '') || !Number.isInteger(pid) || !region || !environment) return undefined;
    return { endpoint, pid, ...(started && { started }), region, environment } as EndpointRecord;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Where the story of an endpoint in the background goes. */
export function logPath(folder: string, { endpoint }: Pick<EndpointRecord, 'endpoint'>): string {
  return join(folder, `${new URL(endpoint).port}.log`);
}

function recordPath(folder: string, { endpoint }: EndpointRecord): string {
  return join(folder, `${new URL(endpoint).port}.json`);
}

function ifMissing<T>(instead: T): (error: unknown) => T {
  return (error) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return instead;
    throw error;
  };
}
