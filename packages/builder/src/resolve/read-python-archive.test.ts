import { describe, expect, it } from 'vitest';
import { fileWith, type Member, pythonArchive, tarOf } from '../testing/python-archive.ts';
import { type PythonContents, readPythonArchive, type WrongArchive } from './read-python-archive.ts';

async function read(bytes: Uint8Array, minor = '3.12'): Promise<PythonContents | WrongArchive> {
  return readPythonArchive(await fileWith(bytes), minor);
}

describe('readPythonArchive', () => {
  it('reads version, ABI, pip and size of a Python without starting it', async () => {
    expect(await read(pythonArchive({ version: '3.12.3', program: 'x'.repeat(100) }))).toEqual({
      version: '3.12.3',
      abi: 'cp312',
      libc: undefined,
      hasVenv: true,
      pip: undefined,
      bundledPip: 'pip-24.0-py3-none-any.whl',
      unpackedBytes: 100 + '#define PY_VERSION "3.12.3"\n'.length,
    });
  });

  it.each([
    ['/lib64/ld-linux-x86-64.so.2', 'glibc'],
    ['/lib/ld-linux-aarch64.so.1', 'glibc'],
    ['/lib/ld-musl-x86_64.so.1', 'musl'],
    ['', undefined],
  ])('knows the C library by the loader %j', async (loader, libc) => {
    const program = `\x7fELF${'\0'.repeat(500)}${loader}\0`;

    expect(await read(pythonArchive({ version: '3.12.3', program }))).toMatchObject({ libc });
  });

  it.each<[string, Member[], object]>([
    [
      'a Python without the lock',
      [{ path: 'python/lib/python3.12t/os.py' }],
      { abi: 'cp312t', hasVenv: false },
    ],
    [
      'a pip that is installed',
      [{ path: 'python/lib/python3.12/site-packages/pip-25.1.dist-info/METADATA' }],
      { pip: '25.1' },
    ],
    ['links in it', [{ path: 'python/lib/x', type: 'SymbolicLink', linkpath: '../bin/python3.12' }], {}],
    ['names that start with a dot', [{ path: './python/bin/python3' }], { version: '3.12.3' }],
  ])('knows %s', async (_title, others, expected) => {
    expect(await read(pythonArchive({ version: '3.12.3', others }))).toMatchObject(expected);
  });

  it('knows the ABI of a Python before 3.8', async () => {
    expect(await read(pythonArchive({ version: '3.7.17' }), '3.7')).toMatchObject({ abi: 'cp37m' });
  });

  it.each([
    ['no archive', Buffer.from('<html>'), 'it is not a whole .tar.gz'],
    ['one that was cut', pythonArchive({ version: '3.12.3' }).subarray(0, 100), 'it is not a whole .tar.gz'],
    ['one of something else', tarOf([{ path: 'python/README' }]), 'it has no python/bin/python3.12'],
    [
      'one with other folders',
      tarOf([{ path: 'bin/python3.12' }]),
      'it has something beside its folder python',
    ],
    [
      'one with a device',
      pythonArchive({ version: '3.12.3', others: [{ path: 'python/x', type: 'CharacterDevice' }] }),
      'it has what is neither a file nor a folder nor a link',
    ],
    [
      'one whose links lead out together',
      pythonArchive({
        version: '3.12.3',
        others: [
          { path: 'python/deep', type: 'SymbolicLink', linkpath: 'lib/..' },
          { path: 'python/x', type: 'SymbolicLink', linkpath: 'deep/../../hosts' },
        ],
      }),
      'a link of it leads out of its folder',
    ],
    ['one of another version', pythonArchive({ version: '3.11.3' }), 'it has no python/bin/python3.12'],
    [
      'one that has another version than it says',
      tarOf([
        { path: 'python/bin/python3.12' },
        { path: 'python/include/python3.12/patchlevel.h', content: '#define PY_VERSION "3.1.2"' },
      ]),
      'it is Python 3.1.2',
    ],
    [
      'one without headers',
      tarOf([{ path: 'python/bin/python3.12' }]),
      'no patchlevel.h below python/include names its version',
    ],
    [
      'one that says that it is huge',
      pythonArchive({ version: '3.12.3', others: [{ path: 'python/x', size: 9 * 2 ** 30 }] }),
      'it unpacks to more than 8 GiB',
    ],
    [
      'one whose files lead out',
      pythonArchive({ version: '3.12.3', others: [{ path: 'python/../../x' }] }),
      'a file of it leads out of its folder',
    ],
    ...(['SymbolicLink', 'Link'] as const).flatMap((type) =>
      ['/etc/hosts', '../../../hosts'].map((linkpath): [string, Uint8Array, string] => [
        `one with a ${type} to ${linkpath}`,
        pythonArchive({ version: '3.12.3', others: [{ path: 'python/bin/x', type, linkpath }] }),
        'a link of it leads out of its folder',
      ]),
    ),
  ])('refuses %s', async (_title, bytes, because) => {
    expect(await read(bytes)).toEqual({ because });
  });

  it('ends with its signal', async () => {
    const path = await fileWith(pythonArchive({ version: '3.12.3' }));
    const reading = readPythonArchive(path, '3.12', AbortSignal.abort(new Error('stopped')));

    await expect(reading).rejects.toThrow('stopped');
  });
});
