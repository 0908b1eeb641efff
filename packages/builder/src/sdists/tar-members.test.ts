import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tarGz } from '../testing/sdist-bytes.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import type { SdistMember } from './sdist-members.ts';
import { readTar, type TarLimits } from './tar-members.ts';

const THREE = tarGz(['a', 'b', 'c'].map((name) => ({ path: `foo-1.0/${name}`, text: 'x'.repeat(600) })));

async function read(limits?: TarLimits): Promise<readonly SdistMember[]> {
  const path = join(await tempFolder(), 'archive');
  await writeFile(path, THREE);
  return readTar(path, { wants: () => false, largest: 0 }, limits);
}

describe('readTar', () => {
  it('takes an archive that is within its limits', async () => {
    expect(await read()).toHaveLength(3);
    expect(await read({ bytes: 3 * 1536 + 1024, members: 3 })).toHaveLength(3);
  });

  it.each([
    [{ bytes: 3 * 1536, members: 3 }, 'it has more than 4608 bytes unpacked'],
    [{ bytes: 10_000, members: 2 }, 'it has more than 2 files'],
  ])('refuses an archive beyond %j', async (limits, message) => {
    await expect(read(limits)).rejects.toThrow(message);
  });
});
