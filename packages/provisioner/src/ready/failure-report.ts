import { connectSsh, type KeyOffers } from '@ami-select/transport';
import { GetConsoleOutputCommand } from '@aws-sdk/client-ec2';
import { awsErrorName } from '../aws/classify-error.ts';
import type { SpawnDependencies } from '../aws/ports.ts';
import { ProvisionerError, type ProvisionerErrorCode } from '../fleet/errors.ts';
import type { FleetHandle } from '../fleet/handle.ts';
import type { Host } from '../fleet/host.ts';
import { keyLines } from '../record/key-lines.ts';
import { usingConnection } from './log-in.ts';
import { redactSecrets } from './redact-secrets.ts';
import { tellingLine } from './telling-line.ts';

/** An instance that is not ready. */
export interface Suspect {
  readonly name: string;
  readonly instanceId: string;
  /** Present when it took a login before. */
  readonly host?: Host | undefined;
}

interface Section {
  readonly title: string;
  text: string;
}

/** Failures that machines can tell more of. */
const OF_MACHINES: ReadonlySet<ProvisionerErrorCode> = new Set([
  'BOOT_FAILED',
  'TIMED_OUT',
  'UNREACHABLE_HOST',
]);
/** The end of the fleet waits no longer for this. */
const LONGEST_MS = 10_000;
const MOST_SUSPECTS = 3;
const LONGEST_SECTION = 128 * 1_024;
const ONE_OFFER: KeyOffers = { count: 1, everyMs: 0 };
const LOGS = `
cloud-init status --long 2>&1
for log in /var/log/cloud-init-output.log /var/log/cloud-init.log; do
  echo "== $log"
  sudo -n tail -c 50000 "$log" 2>/dev/null || tail -c 50000 "$log"
done
exit 0
`;

/**
 * The failure with what its machines tell before they are terminated: console, cloud-init's logs where a login works, and
 * states. They are stored (`saveFailure`), with secrets hidden, and the message has the telling line of the console and
 * the path. It takes ten seconds at most, nothing of it can fail, and a signal skips it.
 */
export async function withReport(
  failure: unknown,
  {
    handle,
    suspects,
    history,
  }: {
    readonly handle: FleetHandle;
    readonly suspects: readonly Suspect[];
    readonly history: readonly string[];
  },
  dependencies: SpawnDependencies,
): Promise<unknown> {
  const { clock, signal, saveFailure } = dependencies;
  if (!(failure instanceof ProvisionerError) || !OF_MACHINES.has(failure.code) || signal?.aborted)
    return failure;
  const stop = new AbortController();
  const either = signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal]);
  const sections: Section[] = [{ title: 'states', text: history.join('\n') }];
  const collected = Promise.all(
    suspects
      .slice(0, MOST_SUSPECTS)
      .map((suspect) => collect(suspect, sections, { ...dependencies, signal: either })),
  );
  await Promise.race([collected, clock.sleep(LONGEST_MS, either).catch(() => {})]);
  stop.abort();
  if (signal?.aborted) return failure;
  const secrets = keyLines(handle);
  for (const section of sections) section.text = redactSecrets(section.text, secrets).slice(-LONGEST_SECTION);
  const path = await saveFailure?.(describe(failure, sections)).catch(() => undefined);
  return explain(failure, sections, path);
}

async function collect(
  suspect: Suspect,
  sections: Section[],
  dependencies: SpawnDependencies & { readonly signal: AbortSignal },
): Promise<void> {
  const who = `${suspect.name} (${suspect.instanceId})`;
  const open = (title: string): Section => {
    const section = { title: `${title} of ${who}`, text: 'not read in time' };
    sections.push(section);
    return section;
  };
  const fill = async (section: Section, read: Promise<string>): Promise<void> => {
    section.text = await read.catch((error: unknown) => `not read: ${reasonOf(error)}`);
  };
  const { host } = suspect;
  await Promise.all([
    fill(open(CONSOLE), readConsole(suspect.instanceId, dependencies)),
    ...(host === undefined ? [] : [fill(open('cloud-init'), readLogs(host, dependencies))]),
  ]);
}

const CONSOLE = 'console';

/** `Latest` is refused by types without Nitro (GetConsoleOutput, API reference); those have the output of the boot alone. */
async function readConsole(instanceId: string, { ec2 }: SpawnDependencies): Promise<string> {
  const read = async (Latest: boolean): Promise<string> => {
    const { Output = '' } = await ec2.send(new GetConsoleOutputCommand({ InstanceId: instanceId, Latest }));
    return Buffer.from(Output, 'base64').toString();
  };
  return read(true).catch((error: unknown) => {
    if (awsErrorName(error) !== 'UnsupportedOperation') throw error;
    return read(false);
  });
}

async function readLogs(
  host: Host,
  { connect = connectSsh, signal }: SpawnDependencies & { readonly signal: AbortSignal },
): Promise<string> {
  const options = { connectTimeoutMs: LONGEST_MS, keyOffers: ONE_OFFER };
  const { stdout } = await usingConnection(host, options, { connect, signal }, (transport) =>
    transport.exec(LOGS, { signal }),
  );
  return stdout;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? `${awsErrorName(error)}: ${error.message}` : String(error);
}

function describe({ message }: ProvisionerError, sections: readonly Section[]): string {
  const parts = [{ title: 'failure', text: redactSecrets(message) }, ...sections];
  return parts.map(({ title, text }) => `==== ${title}\n${text.trimEnd()}\n`).join('\n');
}

/** The same error with the telling line of a console and the path of the report. */
function explain(
  failure: ProvisionerError,
  sections: readonly Section[],
  path: string | undefined,
): ProvisionerError {
  const consoles = sections.filter(({ title }) => title.startsWith(CONSOLE));
  const told = consoles.flatMap(({ title, text }) => {
    const line = tellingLine(text);
    return line === undefined || text.startsWith('not read') ? [] : [`The ${title} says: ${line}`];
  });
  const lines = [failure.message, ...told.slice(0, 1), ...(path === undefined ? [] : [`More in ${path}`])];
  if (lines.length === 1) return failure;
  return new ProvisionerError(failure.code, lines.join('\n'), { ...failure, cause: failure.cause });
}
