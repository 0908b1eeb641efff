import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { hasExtraIndex, indexUrlOf } from './pip-config.ts';

export interface DiscoverOptions {
  /** Gets what of the configuration is not used. */
  readonly warn?: ((message: string) => void) | undefined;
  /** Those of this machine when absent, the weightiest first. */
  readonly files?: readonly string[] | undefined;
}

/** The index of pip's configuration files, else pip's own default; undefined when there is no pip either. */
export async function discoverPipIndex({
  warn,
  files = configFiles(),
}: DiscoverOptions = {}): Promise<string | undefined> {
  const contents = await Promise.all(files.map((file) => readFile(file, 'utf8').catch(() => '')));
  for (const [at, file] of files.entries()) {
    if (hasExtraIndex(contents[at] ?? ''))
      warn?.(
        `${file} has extra-index-url, which is not used; expected indexes in the build for the packages that come from there`,
      );
  }
  return indexUrlOf(contents) ?? (await pipDefault());
}

function configFiles(): readonly string[] {
  const home = homedir();
  return [
    join(home, '.config/pip/pip.conf'),
    join(home, '.pip/pip.conf'),
    '/etc/xdg/pip/pip.conf',
    '/etc/pip.conf',
  ];
}

const PIP_DEFAULT = 'from pip._internal.models.index import PyPI; print(PyPI.simple_url)';

async function pipDefault(): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)('python3', ['-I', '-c', PIP_DEFAULT], { timeout: 10_000 });
    return stdout.trim() || undefined;
  } catch {
    // No Python or no pip on this machine: the caller reports that there is no index.
    return undefined;
  }
}
