import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createVirtualClock } from '@ami-select/core/testing';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { describe, expect, it } from 'vitest';
import { keyOf } from '../fetch/stored-wheel.ts';
import { parseRequirements } from '../testing/parse-lock.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { readWheelMetadata } from '../wheels/wheel-metadata.ts';
import { writeContents } from './write-contents.ts';

const clock = createVirtualClock();

interface Wheel {
  readonly name: string;
  readonly version: string;
  readonly metadata?: string | undefined;
}

/** The environments of two machines, installed from these wheels. */
function known(byMachine: Readonly<Record<string, readonly Wheel[]>>) {
  const all = Object.values(byMachine).flat();
  const sha256 = ({ name, version }: Wheel): string =>
    Buffer.from(`${name}${version}`).toString('hex').padEnd(64, '0');
  const filename = ({ name, version }: Wheel): string => `${name}-${version}-py3-none-any.whl`;
  return {
    locks: [],
    build: { baseDirectory: '' },
    inventory: new Map(
      Object.entries(byMachine).map(([machine, wheels]) => {
        const packages = wheels.map((wheel) => ({
          name: wheel.name,
          version: wheel.version,
          sha256: sha256(wheel),
        }));
        return [machine, [{ name: 'app', python: '3.12.3', installer: 'pip', packages }]];
      }),
    ),
    wheels: new Map(
      all.map((wheel) => {
        const stored = {
          filename: filename(wheel),
          path: '',
          sha256: sha256(wheel),
          bytes: 1,
          downloaded: false,
        };
        return [keyOf(stored), stored];
      }),
    ),
    inspections: new Map(
      all.map((wheel) => {
        const metadata = readWheelMetadata(Buffer.from(`Name: ${wheel.name}\n${wheel.metadata ?? ''}`));
        return [
          keyOf({ sha256: sha256(wheel), filename: filename(wheel) }),
          { metadata, unpackedBytes: 1, problems: [] },
        ];
      }),
    ),
  };
}

async function write(byMachine: Readonly<Record<string, readonly Wheel[]>>) {
  const outputDirectory = await tempFolder();
  const written = await writeContents(known(byMachine), { outputDirectory, clock });
  const read = (path: string): Promise<string> => readFile(join(outputDirectory, path), 'utf8');
  return { written: written.map(({ path }) => path), read };
}

const greeter = {
  name: 'Greeter',
  version: '2.0+cpu',
  metadata: 'License-Expression: MIT OR Apache-2.0\nRequires-Dist: rowbook>=0.3\nRequires-Dist: gone\n',
};
const rowbook = { name: 'rowbook', version: '0.3', metadata: 'License: GPL\n' };

describe('writeContents', () => {
  it('freezes what is installed as a lock', async () => {
    const { written, read } = await write({ 'host-1': [rowbook, greeter], 'host-2': [greeter, rowbook] });

    expect(written).toEqual(['app.lock.txt', 'app.cdx.json']);
    const lock = await read('app.lock.txt');
    expect(lock).toMatch(
      /^# Installed in app of host-1, host-2, Python 3\.12\.3\nGreeter==2\.0\+cpu --hash=sha256:/,
    );
    expect(await parseRequirements(lock)).toMatchObject([
      { key: 'greeter', version: '2.0+cpu', hashes: [expect.stringMatching(/^sha256:[0-9a-f]{64}$/)] },
      { key: 'rowbook', version: '0.3' },
    ]);
  });

  it('has a bill of materials that is valid, with licences and what needs what', async () => {
    const { read } = await write({ 'host-1': [greeter, rowbook] });
    const text = await read('app.cdx.json');

    expect(await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(text)).toBeNull();
    const bom = JSON.parse(text);
    expect(bom.components).toMatchObject([
      {
        type: 'library',
        name: 'Greeter',
        version: '2.0+cpu',
        purl: 'pkg:pypi/greeter@2.0%2Bcpu',
        hashes: [{ alg: 'SHA-256' }],
        licenses: [{ expression: 'MIT OR Apache-2.0' }],
      },
      { name: 'rowbook', licenses: [{ license: { name: 'GPL' } }] },
    ]);
    expect(bom.dependencies).toContainEqual({
      ref: 'pkg:pypi/greeter@2.0%2Bcpu',
      dependsOn: ['pkg:pypi/rowbook@0.3'],
    });
  });

  it.each(['License-Expression', 'License', 'Classifier: License :: OSI Approved :'])(
    'takes any text of %s as a text, and not all of a long one',
    async (field) => {
      const licence = `"}],"x":[ \u001b]0;title\u0007 ::error::no \u202e <script> ${'long '.repeat(100_000)}`;
      const { read } = await write({ 'host-1': [{ ...rowbook, metadata: `${field}: ${licence}\n` }] });
      const text = await read('app.cdx.json');

      expect(await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(text)).toBeNull();
      expect(JSON.parse(text).components).toHaveLength(1);
      expect(text.length).toBeLessThan(4_000);
    },
  );

  it('is the same whenever it is written, but for its time', async () => {
    const [one, other] = [await write({ 'host-1': [greeter] }), await write({ 'host-2': [greeter] })];

    const [first, second] = [
      JSON.parse(await one.read('app.cdx.json')),
      JSON.parse(await other.read('app.cdx.json')),
    ];
    expect(first.serialNumber).toBe(second.serialNumber);
  });

  it('has files for each machine where they differ', async () => {
    const { written } = await write({ 'host-1': [greeter, rowbook], 'host-2': [greeter] });

    expect(written).toEqual([
      'app.host-1.lock.txt',
      'app.host-1.cdx.json',
      'app.host-2.lock.txt',
      'app.host-2.cdx.json',
    ]);
  });
});
