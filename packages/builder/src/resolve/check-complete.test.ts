import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { StoredWheel } from '../fetch/stored-wheel.ts';
import { pythonFacts } from '../testing/facts.ts';
import { pickOf, resolutionOf, wheelFile } from '../testing/resolution.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { wheelBytes } from '../testing/wheel-bytes.ts';
import { checkComplete } from './check-complete.ts';
import { PINNED_UV } from './pinned-tools.ts';
import type { MachineResolution, WheelPick } from './resolution.ts';

interface LockedWheel {
  readonly pick: WheelPick;
  /** Lines of its METADATA, or other bytes. */
  readonly metadata: readonly string[] | Buffer;
}

function locked(name: string, version: string, metadata: LockedWheel['metadata'] = []): LockedWheel {
  return { pick: pickOf(name, version), metadata };
}

async function check(
  wheels: readonly LockedWheel[],
  machines: readonly Pick<MachineResolution, 'machine'>[] = [{ machine: 'host-1' }],
  python = pythonFacts(),
): Promise<readonly string[]> {
  const folder = await tempFolder();
  const stored = new Map<string, StoredWheel>();
  for (const { pick, metadata } of wheels) {
    const { filename } = pick.file;
    const path = join(folder, filename);
    const stem = filename.split('-').slice(0, 2).join('-');
    const bytes = Buffer.isBuffer(metadata) ? metadata : wheelBytes({ stem, metadata });
    await writeFile(path, bytes);
    stored.set(filename, { filename, path, sha256: '', bytes: bytes.byteLength, downloaded: true });
  }
  const resolutions = machines.map(({ machine }) => {
    const resolution = resolutionOf(
      machine,
      wheels.map(({ pick }) => pick),
    );
    return {
      ...resolution,
      uv: { requirement: PINNED_UV, file: wheelFile('uv', PINNED_UV.version) },
      environments: resolution.environments.map((environment) => ({ ...environment, python })),
    };
  });
  const warnings: string[] = [];
  await checkComplete(resolutions, stored, (message) => void warnings.push(message));
  return warnings;
}

describe('checkComplete', () => {
  it('accepts a lock with every dependency in a version that fits', async () => {
    const foo = locked('foo', '1.0', ['Requires-Dist: Bar_Baz (>=2,<3)', 'Requires-Python: >=3.8']);

    await expect(check([foo, locked('bar-baz', '2.1')])).resolves.toEqual([]);
  });

  it('names a dependency that is not locked, once for all machines', async () => {
    const checking = check(
      [locked('foo', '1.0', ['Requires-Dist: bar>=2'])],
      [{ machine: 'host-1' }, { machine: 'host-2' }],
    );

    await expect(checking).rejects.toMatchObject({
      code: 'UNPINNED',
      problems: [
        {
          code: 'UNPINNED',
          message: 'foo==1.0 needs bar>=2, which is not locked',
          file: 'r.txt',
          line: 1,
          environment: 'app',
        },
      ],
    });
  });

  it('names a dependency that is locked in another version', async () => {
    const checking = check([locked('foo', '1.0', ['Requires-Dist: bar~=2.0']), locked('bar', '3.0')]);

    await expect(checking).rejects.toMatchObject({
      code: 'INVALID_BUILD',
      problems: [{ message: 'foo==1.0 needs bar~=2.0; the lock file has bar==3.0' }],
    });
  });

  it('names code of two packages in one place that differs, once for all machines', async () => {
    const [one, other] = ['foo', 'bar'].map((name) => {
      const files = { 'shared.py': `${name} = 1\n` };
      return locked(name, '1.0', wheelBytes({ stem: `${name}-1.0`, files }));
    });

    const checking = check(
      [one, other].flatMap((wheel) => wheel ?? []),
      [{ machine: 'host-1' }, { machine: 'host-2' }],
    );

    await expect(checking).rejects.toMatchObject({
      code: 'DRIFT',
      problems: [
        {
          message:
            'bar==1.0 and foo==1.0 have different code in one place, "shared.py"; expected one of the two packages',
          environment: 'app',
        },
      ],
    });
  });

  it.each([
    ['python_version < "3.8"', true],
    ['python_version >= "3.8"', false],
  ])('decides by the marker %s of a dependency', async (marker, isComplete) => {
    const checking = check([locked('foo', '1.0', [`Requires-Dist: bar ; ${marker}`])]);

    if (isComplete) await expect(checking).resolves.toEqual([]);
    else await expect(checking).rejects.toMatchObject({ code: 'UNPINNED' });
  });

  it('names a wheel that is not made for the Python of the machine', async () => {
    const checking = check([locked('foo', '1.0', ['Requires-Python: >=3.13'])]);

    await expect(checking).rejects.toMatchObject({
      code: 'NO_WHEEL',
      problems: [{ message: 'foo==1.0 needs Python >=3.13, the machine has 3.12.3' }],
    });
  });

  it('lists wheels that cannot be read, with their line, beside everything else', async () => {
    const checking = check([
      locked('foo', '1.0', Buffer.from('not an archive')),
      locked('bar', '1.0', ['Requires-Dist: baz']),
    ]);

    await expect(checking).rejects.toMatchObject({
      problems: [
        {
          code: 'NO_WHEEL',
          message: 'foo-1.0-py3-none-any.whl is not a valid wheel of foo because it is not a zip archive',
          file: 'r.txt',
          line: 1,
        },
        { code: 'UNPINNED', message: 'bar==1.0 needs baz, which is not locked' },
      ],
    });
  });

  it('warns of what cannot be checked', async () => {
    const foo = locked('foo', '1.0', ['Requires-Dist: bar>=1.*', 'Requires-Python: >=3.6.*']);

    await expect(check([foo])).resolves.toEqual([
      'foo==1.0 has a dependency that is not checked because its versions cannot be read: bar>=1.*',
    ]);
  });
});
