import { describe, expect, it } from 'vitest';
import { fromOtherTools } from './other-tools.ts';

describe('fromOtherTools', () => {
  it.each([
    [
      { owners: ['self'], most_recent: true },
      { owners: ['self'], order: 'date' },
    ],
    [{ most_recent: 'false' }, { order: 'exactly-one' }],
    [
      {
        filter: [
          { name: 'name', values: ['a-*'] },
          { Name: 'tag:Role', Values: ['web'] },
        ],
      },
      { filter: { name: ['a-*'], 'tag:Role': ['web'] }, order: 'exactly-one' },
    ],
    [
      { filter: [{ name: 'name', values: ['a-*'] }], most_recent: true },
      { filter: { name: ['a-*'] }, order: 'date' },
    ],
    [
      { owners: ['self'], filter: { name: 'name', values: ['tag-*'] } },
      { owners: ['self'], filter: { name: ['tag-*'] }, order: 'exactly-one' },
    ],
    [
      { source_ami_filter: { filters: { name: 'a-*' }, owners: ['self'] } },
      { filters: { name: 'a-*' }, owners: ['self'], order: 'exactly-one' },
    ],
    [
      { filter: [{ name: 'name', values: ['a-*'] }], nth: 2 },
      { filter: { name: ['a-*'] }, nth: 2 },
    ],
    [{ Filters: [{ Name: 'name', Values: ['a-*'] }] }, { Filters: { name: ['a-*'] } }],
    [{ filter: { name: 'a-*' } }, { filter: { name: 'a-*' } }],
    [{ platform: 'windows' }, { platform: 'windows' }],
    [{ 'tag:Role': 'web', tags: { Stage: 'prod' } }, { tags: { Stage: 'prod', Role: 'web' } }],
    [{ architecture: ['arm64'] }, { architecture: 'arm64' }],
    [{ ImageIds: ['ami-12345678'] }, { ImageIds: 'ami-12345678' }],
    [
      {
        source_ami_filter: {
          filters: { name: 'a-*', 'root-device-type': 'ebs' },
          owners: ['amazon'],
          most_recent: true,
        },
      },
      { filters: { name: 'a-*', 'root-device-type': 'ebs' }, owners: ['amazon'], order: 'date' },
    ],
    [
      { image_search: { 'owner-id': 'self', name: 'x' } },
      { image_search: { 'owner-id': 'self', name: 'x' } },
    ],
    [
      { filters: { a: 'b' }, nth: 2 },
      { filters: { a: 'b' }, nth: 2 },
    ],
  ])('reads %j', (fields, own) => {
    expect(fromOtherTools(fields)).toEqual({ fields: own, problems: [] });
  });

  it.each([
    [{ most_recent: 'yes' }, 'most_recent', 'is neither true nor false; expected true for the newest'],
    [{ most_recent: true, order: 'version' }, 'most_recent', 'is order: date; expected one of the two'],
    [{ 'tag:A': 'x', tags: { A: 'y' } }, 'tag:A', 'is given in tags, too'],
    [{ 'tag:A': 'x', tags: 'B=y' }, 'tag:A', 'expected tags: { A: … } alone'],
    [
      { architecture: ['arm64', 'x86_64'] },
      'architecture',
      'expected one, or filters: { architecture: […] }',
    ],
    [{ arch: [] }, 'arch', 'is a list; expected one'],
    [{ 'image-ids': ['ami-1', 'ami-2'] }, 'image-ids', 'is a list; expected one id'],
    [{ filters: [{ name: 'a' }] }, 'filters', '{"name":"a"} is not a filter; expected { name, values }'],
    [
      {
        filters: [
          { name: 'a', values: 'b' },
          { name: 'a', values: 'c' },
        ],
      },
      'filters',
      '"a" is given twice; expected one list of values',
    ],
    [{ source_ami_filter: 'x' }, 'source_ami_filter', 'is not a mapping; expected filters and owners in it'],
    [{ source_ami_filter: { owners: ['self'] }, owners: ['amazon'] }, 'owners', 'is given twice'],
    [{ platform: 'debian-12' }, 'platform', 'expected the line debian/12 in place of'],
    [{ platform: { name: 'debian-12' } }, 'platform', 'expected the line debian/12 in place of'],
    [{ platform: { name: 'ubuntu-24.04-arm64' } }, 'platform', 'expected the line ubuntu/24.04@arm64'],
    [{ platform: 'amazon2023' }, 'platform', 'expected the line amazon-linux/2023'],
    [{ windows: true }, 'windows', 'expected platform: windows'],
    [{ name_contains: 'ubuntu-10' }, 'name_contains', 'expected name: "*…*", or name-regex'],
    [{ cachedInContext: true }, 'cachedInContext', 'expected lock'],
  ])('says the right word for %j', (fields, field, message) => {
    expect(fromOtherTools(fields).problems).toEqual([{ field, message: expect.stringContaining(message) }]);
  });
});
