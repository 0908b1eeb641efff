import { describe, expect, it } from 'vitest';
import { pickOf, resolutionOf } from '../testing/resolution.ts';
import type { DeliveredFile } from './delivery.ts';
import { assertFits, neededBytes } from './free-space.ts';

const MIB = 2 ** 20;
const SPARE = 128 * MIB;
const foo = pickOf('foo', '1.0');
const path = `wheels/aa/${foo.file.filename}`;
const content = { bytes: new Uint8Array() };
const files: readonly DeliveredFile[] = [
  { path, content, sha256: '', bytes: 10 * MIB, mayBeThere: true },
  { path: 'workspace/a', content, sha256: '', bytes: 5 * MIB, mayBeThere: false },
];
const resolution = resolutionOf('host-1', [foo]);
const inspections = new Map([[foo.file.filename, { unpackedBytes: 30 * MIB, problems: [] }]]);
const query = { files, kept: new Set<string>(), resolution, inspections };

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

  it('counts nothing for wheels of an earlier build', () => {
    expect(neededBytes({ ...query, kept: new Set([path]) })).toBe(SPARE + 5 * MIB);
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
