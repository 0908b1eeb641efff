import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { indexUrlOf } from './pip-config.ts';

/** The index of pip's configuration files, else pip's own default; undefined when there is no pip either. */
export async function discoverPipIndex(): Promise<string | undefined> {
  const home = homedir();
  const files = [
    join(home, '.config/pip/pip.conf'),
    join(home, '.pip/pip.conf'),
    '/etc/xdg/pip/pip.conf',
    '/etc/pip.conf',
  ];
  const contents = await Promise.all(files.map((file) => readFile(file, 'utf8').catch(() => '')));
  return indexUrlOf(contents) ?? (await pipDefault());
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
