import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { mustRun } from '../measure.ts';
import type { PeerInstall } from './peers.ts';
import type { SshHost } from './ssh-hosts.ts';
import type { MadeWheel } from './wheels.ts';

export interface HandBuild extends PeerInstall {
  readonly wheels: readonly MadeWheel[];
  /** Folder for what is downloaded; its caller removes it. */
  readonly work: string;
}

/**
 * What a build promises, by hand and with the fastest programs: each file downloaded once and compared, sent to every
 * machine over ssh and compared there, and installed by uv from files once all machines have all. It judges no lock, reads
 * no index before, and verifies nothing that was installed: no tool that keeps these promises can do less.
 */
export async function buildByHand(hosts: readonly SshHost[], build: HandBuild): Promise<void> {
  const folder = mkdtempSync(join(build.work, 'by-hand-'));
  await mustRun('bash', ['-c', downloadScript(build)], { env: process.env, cwd: folder });
  const onEach = (script: string, from: string) =>
    Promise.all(
      hosts.map(({ ssh }) =>
        mustRun('sh', ['-c', `${from} "$@"`, 'sh', 'ssh', ...ssh, script], { env: process.env, cwd: folder }),
      ),
    );
  await onEach(RECEIVE, 'tar -cf - wheels lock.txt sums |');
  await onEach(INSTALL, '');
}

function downloadScript({ index, wheels, lock }: HandBuild): string {
  const files = wheels.map((wheel) => ({ ...wheel, filename: filenameOf(wheel) }));
  const addresses = files.map(({ filename }) => new URL(`../files/${filename}`, index).href);
  const sums = files.map(({ sha256, filename }) => `${sha256}  wheels/${filename}\n`).join('');
  return [
    'set -e; mkdir wheels',
    `printf %s '${lock}' > lock.txt; printf %s '${sums}' > sums`,
    `(cd wheels && curl --silent --fail --parallel --parallel-max 12 --remote-name-all ${addresses.join(' ')})`,
    'sha256sum --quiet -c sums',
  ].join('\n');
}

function filenameOf({ name, version }: MadeWheel): string {
  return `${name.replaceAll('-', '_')}-${version}-py3-none-any.whl`;
}

const RECEIVE =
  'set -e; rm -rf "$HOME/by-hand"; mkdir "$HOME/by-hand"; cd "$HOME/by-hand"; tar -xf -; sha256sum --quiet -c sums';

const INSTALL = [
  'set -e; cd "$HOME/by-hand"; export UV_CACHE_DIR=$PWD/cache',
  'uv venv --quiet --python "$(command -v python3)" environment',
  'uv pip sync --quiet --offline --no-index --find-links wheels --require-hashes --python environment/bin/python lock.txt',
].join('\n');
