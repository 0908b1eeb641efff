import { describe, expect, it } from 'vitest';
import type { Publisher } from './publisher.ts';
import { findPublisher } from './table.ts';
import { coarseVersion, looseVersionReader, type VersionReader, versionReader } from './version-in-name.ts';

function row(id: string): Publisher {
  const publisher = findPublisher(id);
  if (publisher === undefined) throw new Error(`no row ${id}`);
  return publisher;
}

/** What the first of the row's lines that has the name reads there. */
function read(id: string, name: string, readerOf = versionReader): string | undefined {
  const readers: VersionReader[] = row(id).lines.map((line) => readerOf(row(id), line));
  return readers.map((reader) => reader(name)).find((version) => version !== undefined);
}

describe('versionReader', () => {
  it.each([
    ['ubuntu', 'ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20260923', '24.04'],
    ['macos', 'amzn-ec2-macos-26.5.2-20260717-205726-arm64', '26.5'],
    ['sles', 'suse-sles-15-sp7-v20260630-hvm-ssd-x86_64', '15-sp7'],
    ['amazon-linux', 'amzn2-ami-kernel-5.10-hvm-2.0.20260930.0-x86_64-gp2', '2'],
  ])('%s: the version in %s', (id, name, version) => {
    expect(read(id, name)).toBe(version);
  });

  it.each([
    ['a version that the row does not allow', 'sles', 'suse-sles-17-0-v20270101-hvm-ssd-x86_64'],
    ['more than an architecture', 'debian', 'debian-12-backports-amd64-20260806-2562'],
    ['another product', 'rhel', 'RHEL-SAP-8.2.0_HVM-20211007-x86_64-0-Hourly2-GP2'],
  ])('has none in a name with %s', (_, id, name) => {
    expect(read(id, name)).toBeUndefined();
  });

  it('reads a version that a name has twice', () => {
    const line = { variant: 'standard', names: ['v{version}/debian-{version}.{arch}'] };

    expect(versionReader(row('debian'), line)('v12/debian-12.amd64')).toBe('12');
    expect(versionReader(row('debian'), line)('v12/debian-13.amd64')).toBeUndefined();
  });
});

describe('versionReader of a line without a version in its names', () => {
  it.each([
    ['the one that the line is for', /^8$/, '8'],
    ['none where the line does not say', undefined, ''],
  ])('reads %s', (_, versions, version) => {
    const line = { variant: 'standard', names: ['plain-{arch}'], ...(versions && { versions }) };

    expect(versionReader(row('debian'), line)('plain-arm64')).toBe(version);
  });
});

describe('looseVersionReader', () => {
  it('reads what the row does not allow', () => {
    expect(read('sles', 'suse-sles-17-0-v20270101-hvm-ssd-x86_64', looseVersionReader)).toBe('17-0');
  });
});

describe('coarseVersion', () => {
  it.each([
    ['rhel', '9.8.0', '9'],
    ['sles', '15-sp7', '15-sp7'],
    ['ubuntu', '24.04', '24.04'],
    ['talos', 'v1.8.2', 'v1.8'],
    ['rhel', '', ''],
  ])('has as many numbers as a version of %s: %s', (id, version, coarse) => {
    expect(coarseVersion(version, row(id))).toBe(coarse);
  });
});
