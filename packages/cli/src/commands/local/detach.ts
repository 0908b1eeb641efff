import { spawn } from 'node:child_process';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CommandContext } from '../../context/context.ts';
import { CliError } from '../../process/errors.ts';
import { logPath, makeRecordFolder } from './endpoint-record.ts';

/** A reachable endpoint in the background. */
export interface DetachedEndpoint {
  readonly endpoint: string;
  readonly pid: number;
  readonly environment: Readonly<Record<string, string>>;
  /** Path of its log. */
  readonly log: string;
}

const PATIENCE_MS = 30_000;

/**
 * Starts this program again, in the background; resolves once the endpoint is reachable.
 * @throws CliError INVALID_INPUT with the reason when it ends instead, or when its record cannot be kept.
 */
export async function detach(
  flags: readonly string[],
  { environment }: CommandContext,
): Promise<DetachedEndpoint> {
  const folder = await makeRecordFolder(environment.variables);
  const draft = join(folder, `starting-${environment.pid}.log`);
  await rm(draft, { force: true });
  const log = await open(draft, 'wx', 0o600);
  const [program = '', ...programArguments] = environment.self;
  const child = spawn(program, [...programArguments, 'local', '--json', ...flags], {
    cwd: environment.workingDirectory,
    env: environment.variables,
    detached: true,
    stdio: ['ignore', 'pipe', log.fd],
  });
  try {
    const document = await firstDocument(child);
    if ('error' in document) {
      const { message, problems } = document.error;
      throw new CliError('INVALID_INPUT', message, { problems: problems.map((text) => ({ message: text })) });
    }
    const path = logPath(folder, document);
    await rename(draft, path);
    return { ...document, log: path };
  } catch (error) {
    child.kill();
    throw error;
  } finally {
    await rm(draft, { force: true });
    child.stdout?.destroy();
    child.unref();
    await log.close();
  }
}

type Child = ReturnType<typeof spawn>;

/** The document of `ami-select local --json`: its address, or the error. */
type StartDocument =
  | Omit<DetachedEndpoint, 'log'>
  | { readonly error: { readonly message: string; readonly problems: readonly string[] } };

/** The document that a program with `--json` writes in one piece, when it is ready or when it fails. */
function firstDocument(child: Child): Promise<StartDocument> {
  return new Promise((resolve, reject) => {
    const fail = (reason: string): void => {
      clearTimeout(timer);
      reject(new CliError('INVALID_INPUT', `the endpoint did not start: ${reason}`));
    };
    const timer = setTimeout(() => fail(`not reachable within ${PATIENCE_MS / 1000} s`), PATIENCE_MS);
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (!text.endsWith('\n}\n')) return;
      clearTimeout(timer);
      resolve(JSON.parse(text));
    });
    child.once('error', ({ message }) => fail(message));
    child.once('close', (status) => fail(`it ended with status ${status}`));
  });
}
