import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The index of pip's configuration files, else pip's own default; undefined when there is no pip either. */
export async function discoverPipIndex(): Promise<string | undefined> {
  const home = homedir();
  const files = [
    join(home, '.config/pip/pip.conf'),
    join(home, '.pip/pip.conf'),
    '/etc/xdg/pip/pip.conf',
    '/etc/pip.conf',
  ];
  for (const file of files) {
    const content = await readFile(file, 'utf8').catch(() => '');
    const url = indexUrlOf(content);
    if (url !== undefined) return url;
  }
  return pipDefault();
}

/** The `index-url` of the `[global]` or `[install]` section of a pip configuration file. */
export function indexUrlOf(content: string): string | undefined {
  let section = '';
  let found: string | undefined;
  for (const line of content.split(/\r?\n/)) {
    section = /^\s*\[([^\]]+)\]/.exec(line)?.[1]?.trim() ?? section;
    const [, value] = /^\s*index[-_]url\s*[=:]\s*(\S+)/.exec(line) ?? [];
    if (value !== undefined && (section === 'global' || section === 'install')) found = value;
  }
  return found;
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
