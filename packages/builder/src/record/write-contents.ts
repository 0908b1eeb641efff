import { createHash } from 'node:crypto';
import type { Clock } from '@ami-select/core';
import { LocalFolder } from '@ami-select/transport';
import type { Verified } from '../phases/verify.ts';
import { type EnvironmentContent, environmentContents } from './components.ts';
import { frozenLock } from './frozen-lock.ts';
import { type LockedPlaces, localLock, localLockName } from './local-lock.ts';
import type { RecordedFile } from './record.ts';
import { sbomOf } from './sbom.ts';

export interface WriteContentsOptions {
  readonly outputDirectory: string;
  readonly clock: Pick<Clock, 'now'>;
}

/**
 * Writes what is installed beside the record: `<environment>.lock.txt`, which a build takes, and
 * `<environment>.cdx.json`, its software bill of materials, and `pylock.<environment>.toml` where locks named files by
 * paths. Machines that differ in a version have files of their own, `<environment>.<machine>...`.
 */
export async function writeContents(
  verified: Pick<Verified, 'inventory' | 'inspections'> & LockedPlaces,
  { outputDirectory, clock }: WriteContentsOptions,
): Promise<readonly RecordedFile[]> {
  const contents = environmentContents(verified);
  if (contents.length === 0) return [];
  const folder = new LocalFolder(outputDirectory);
  await folder.enter();
  const written: RecordedFile[] = [];
  for (const content of contents) {
    const name = nameOf(content, contents);
    const local = localLock(content, verified);
    const files = {
      [`${name}.lock.txt`]: frozenLock(content, local && localLockName(name)),
      [`${name}.cdx.json`]: await sbomOf(content, clock.now()),
      ...(local !== undefined && { [localLockName(name)]: local }),
    };
    for (const [path, text] of Object.entries(files)) {
      const file = await folder.create(path);
      await file.writeFile(text).finally(() => file.close());
      const sha256 = createHash('sha256').update(text).digest('hex');
      written.push({ path, sha256, bytes: Buffer.byteLength(text) });
    }
  }
  return written;
}

function nameOf(
  { environment, machines: [machine = ''] }: EnvironmentContent,
  contents: readonly EnvironmentContent[],
): string {
  const isOne = contents.filter((other) => other.environment === environment).length === 1;
  return isOne ? environment : `${environment}.${machine}`;
}
