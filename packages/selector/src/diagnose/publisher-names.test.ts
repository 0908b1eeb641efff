import { describe, expect, it } from 'vitest';
import type { Publisher } from '../publishers/publisher.ts';
import { findPublisher } from '../publishers/table.ts';
import { lineMatcher, shortVersionReader } from './publisher-names.ts';

const ANY = { version: undefined, variant: undefined, architecture: undefined };

function row(id: string): Publisher {
  const publisher = findPublisher(id);
  if (publisher === undefined) throw new Error(`no row ${id}`);
  return publisher;
}

/** The variants that have a name, with the version that is said of it. */
function linesOf(id: string, name: string): (string | undefined)[][] {
  return row(id)
    .lines.filter((line) => lineMatcher(row(id), line, ANY)(name))
    .map((line) => [line.variant, shortVersionReader(row(id), line)(name)]);
}

describe('the lines of a name', () => {
  it.each([
    [
      'bottlerocket',
      'bottlerocket-aws-k8s-1.35-nvidia-fips-x86_64-v1.58.0-c5c37032',
      'k8s-nvidia-fips',
      '1.35',
    ],
    ['rhel', 'RHEL-9.8.0_HVM-20260908-x86_64-0-Hourly2-GP3', 'hourly', '9.8'],
    ['rhel', 'RHEL-8.3_HVM-20201031-x86_64-0-Hourly2-GP2', 'hourly', '8.3'],
    ['almalinux', 'AlmaLinux OS Kitten 10.20261103.0 x86_64', 'kitten', '10'],
    ['sles', 'suse-sles-15-sp6-v20251016-hvm-ssd-x86_64', 'on-demand', '15-sp6'],
  ])('of %s have %s', (id, name, variant, version) => {
    expect(linesOf(id, name)).toEqual([[variant, version]]);
  });

  it('are none where more than an architecture stands in its place', () => {
    expect(linesOf('debian', 'debian-12-backports-amd64-20260806-2562')).toEqual([]);
  });
});
