import { posix } from 'node:path';
import type { ChannelSource } from '../contract/channel.ts';
import type { GetTreeOptions } from '../contract/transport.ts';
import { runScript } from '../exec/run-script.ts';
import { shellQuote } from '../exec/shell-quote.ts';
import { globRoot, pathProblem } from './path-glob.ts';
import { readFailed } from './read-failed.ts';

/**
 * Relative paths of the regular files below the folders that the patterns can match in.
 *
 * @throws TransportError `TRANSFER_FAILED` when a folder cannot be read, `DISCONNECTED`, `ABORTED`.
 */
export async function listFiles(
  source: ChannelSource,
  patterns: readonly string[],
  { remoteDirectory, signal }: Pick<GetTreeOptions, 'remoteDirectory' | 'signal'>,
): Promise<readonly string[]> {
  const chunks: string[] = [];
  const result = await runScript(source, findScript(remoteDirectory, patterns), {
    onStdout: (text) => chunks.push(text),
    signal,
  });
  if (result.exitCode !== 0) throw readFailed(source.label, remoteDirectory, result.stderr);
  return normalizedNames(chunks.join(''));
}

function findScript(directory: string, patterns: readonly string[]): string {
  const roots = new Set(patterns.map((pattern) => shellQuote(posix.join('./', globRoot(pattern)))));
  const finds = [...roots].map((root) => `[ ! -e ./${root} ] || find ./${root} -type f -print0 || exit 4`);
  return [`cd -- ${shellQuote(directory)} || exit 3`, ...finds].join('\n');
}

/** The machine is not trusted: names that lead out of the folder are dropped. */
function normalizedNames(output: string): string[] {
  const names = output.split('\0').filter((name) => name !== '');
  const unique = new Set(names.map((name) => posix.normalize(name)));
  return [...unique].filter((name) => pathProblem(name) === undefined);
}
