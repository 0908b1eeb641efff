import { spawn } from 'node:child_process';
import type { SshHost } from './ssh-hosts.ts';

/** Runs a shell script on a machine over one session of OpenSSH's client, with this input. */
export async function overSsh({ ssh, target }: SshHost, script: string, input = ''): Promise<void> {
  const child = spawn('ssh', [...ssh, script], { stdio: ['pipe', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  child.stdin.end(input);
  const status = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (status !== 0) throw new Error(`${target.label}: ${script} ended with ${status}: ${said}`);
}

/** Makes an environment with uv and syncs it with a lock; a machine that is new has no cache. */
export function syncWithUv(host: SshHost, peer: PeerInstall): Promise<void> {
  return overSsh(host, uvScript(peer), peer.lock);
}

/** What uv's side runs on a machine; the lock is its input. */
export function uvScript({ index }: Pick<PeerInstall, 'index'>): string {
  return [
    'set -e; cd "$(mktemp -d "$HOME/peer-XXXXXX")"; cat > lock.txt; export UV_CACHE_DIR=$PWD/cache',
    `uv venv --quiet --python "$(command -v python3)" environment`,
    `uv pip sync --quiet --require-hashes --python environment/bin/python --index-url ${index} lock.txt`,
  ].join('\n');
}

/** Makes an environment as people do without uv, and installs a lock with the pip that it brings. */
export function installWithPip(host: SshHost, { lock, index }: PeerInstall): Promise<void> {
  const script = [
    'set -e; cd "$(mktemp -d "$HOME/peer-XXXXXX")"; cat > lock.txt',
    'python3 -m venv environment',
    `environment/bin/python -m pip --isolated install --quiet --disable-pip-version-check --no-cache-dir --require-hashes --index-url ${index} -r lock.txt`,
  ].join('\n');
  return overSsh(host, script, lock);
}

export interface PeerInstall {
  readonly lock: string;
  readonly index: string;
}
