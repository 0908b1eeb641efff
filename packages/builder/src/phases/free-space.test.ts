import { describe, expect, it } from 'vitest';
import { keyOf } from '../fetch/stored-wheel.ts';
import { pickOf, resolutionOf } from '../testing/resolution.ts';
import type { DeliveredFile } from './delivery.ts';
import { assertFits, neededBytes } from './free-space.ts';

const MIB = 2 ** 20;
const SPARE = 128 * MIB;
const foo = pickOf('foo', '1.0');
const path = `wheels/aa/${foo.file.filename}`;
const stored = { filename: foo.file.filename, path, sha256: 'aa', bytes: 10 * MIB, downloaded: true };
const wheels = new Map([[keyOf(stored), stored]]);
const content = { bytes: new Uint8Array() };
const files: readonly DeliveredFile[] = [
  { path, content, sha256: '', bytes: 10 * MIB, mayBeThere: true },
  { path: 'workspace/a', content, sha256: '', bytes: 5 * MIB, mayBeThere: false },
];
const resolution = resolutionOf('host-1', [foo]);
const inspections = new Map([[keyOf(stored), { unpackedBytes: 30 * MIB, problems: [] }]]);
const query = { files, kept: new Set<string>(), resolution, wheels, inspections };

describe('neededBytes', () => {
  it('counts what is sent and what the wheels unpack to', () => {
    expect(neededBytes(query)).toBe(SPARE + (10 + 5 + 30) * MIB);
  });

  it('estimates wheels whose directory was not read', () => {
    expect(neededBytes({ ...query, inspections: new Map() })).toBe(SPARE + (10 + 5 + 40) * MIB);
  });

  it('counts a wheel for each environment', () => {
    const [one] = resolution.environments;
    const twice = { ...resolution, environments: one ? [one, one] : [] };

    expect(neededBytes({ ...query, resolution: twice })).toBe(SPARE + (10 + 5 + 60) * MIB);
  });

  it('counts a wheel of an earlier build once more where its environment is not there', () => {
    expect(neededBytes({ ...query, kept: new Set([path]) })).toBe(SPARE + (5 + 30) * MIB);
  });

  it('counts nothing for what an earlier build installed', () => {
    expect(neededBytes({ ...query, kept: new Set([path, 'stamps/app']) })).toBe(SPARE + 5 * MIB);
  });

  it('counts a new wheel of an environment that is there', () => {
    expect(neededBytes({ ...query, kept: new Set(['stamps/app']) })).toBe(SPARE + (10 + 5 + 30) * MIB);
  });

  it('counts what a Python unpacks to', () => {
    const contents = { version: '3.12.3', abi: 'cp312', hasVenv: true, unpackedBytes: 100 * MIB };
    const python = { version: '3.12', sha256: 'bb', path: '/x', bytes: 1, contents };

    expect(neededBytes({ ...query, pythons: [python] })).toBe(SPARE + (10 + 5 + 30 + 100) * MIB);
  });
});

describe('assertFits', () => {
  it('names both sizes', () => {
    expect(() => assertFits(3000 * MIB, 2.5 * MIB)).toThrow(
      'the disk of the build has 3 MiB free; expected 3,000 MiB',
    );
    expect(() => assertFits(MIB, MIB)).not.toThrow();
  });
});
