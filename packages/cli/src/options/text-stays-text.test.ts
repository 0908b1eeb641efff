import { FLEET_FIELDS, fromFlags, fromInputs, parseConfig, readTable } from '@ami-select/config';
import type { ImageQuery } from '@ami-select/selector';
import { describe, expect, it } from 'vitest';
import { queryOfConfig, queryOfFlags, queryOfInputs } from '../testing/query-ways.ts';

/** One query said three ways. */
interface Case {
  /** Fields of an image in the config, as YAML. */
  readonly yaml: string;
  readonly flags: readonly string[];
  readonly inputs: Readonly<Record<string, string>>;
  readonly query: ImageQuery;
}

const self = { owners: ['self'] };

const CASES: readonly Case[] = [
  ...['9.0', '10.0', '10.2', '9'].map((version) => ({
    yaml: `{ publisher: rhel, version: ${version} }`,
    flags: ['--publisher', 'rhel', '--version', version],
    inputs: { publisher: 'rhel', version },
    query: { publisher: 'rhel', version },
  })),
  ...['1.10', '1.1', '007', '7', '0x1F', '1e3', '1_000', 'yes', 'true', '2026-11-28', '0012'].map(
    (value) => ({
      yaml: `{ owner: self, tags: { ver: ${value} } }`,
      flags: ['--owner', 'self', '--tag', `ver=${value}`],
      inputs: { owner: 'self', tags: `ver=${value}` },
      query: { ...self, tags: { ver: [value] } },
    }),
  ),
  {
    yaml: '{ owner: self, filters: { description: 1.10, "tag:build": [007, 1.0] } }',
    flags: ['--owner', 'self', '--filter', 'description=1.10', '--filter', 'tag:build=007'].concat(
      '--filter',
      'tag:build=1.0',
    ),
    inputs: { owner: 'self', filters: 'description=1.10\ntag:build=007\ntag:build=1.0' },
    query: { ...self, filters: { description: ['1.10'], 'tag:build': ['007', '1.0'] } },
  },
  {
    yaml: '{ owner: 012345678901, name: 1.10, exclude: [1.0, 007], description: 24.10 }',
    flags: '--owner 012345678901 --name 1.10 --exclude 1.0 --exclude 007 --description 24.10'.split(' '),
    inputs: { owner: '012345678901', name: '1.10', exclude: '1.0\n007', description: '24.10' },
    query: { owners: ['012345678901'], name: ['1.10'], exclude: ['1.0', '007'], description: ['24.10'] },
  },
  {
    yaml: '{ owner: self, fallback: [{ publisher: rhel, version: 9.0 }, { publisher: rhel, version: 10.0 }] }',
    flags: ['--owner', 'self', '--fallback', 'rhel/9.0', '--fallback', 'rhel/10.0'],
    inputs: { owner: 'self', fallback: 'rhel/9.0, rhel/10.0' },
    query: {
      ...self,
      fallback: [
        { publisher: 'rhel', version: '9.0' },
        { publisher: 'rhel', version: '10.0' },
      ],
    },
  },
  {
    yaml: '{ owner: self, filters: { description: "Release, signed, *" }, tags: { approved: "true, *" } }',
    flags: ['--owner', 'self', '--filter', 'description=Release, signed, *', '--tag', 'approved=true, *'],
    inputs: { owner: 'self', filters: 'description=Release, signed, *', tags: 'approved=true, *' },
    query: {
      ...self,
      filters: { description: ['Release, signed, *'] },
      tags: { approved: ['true, *'] },
    },
  },
  {
    yaml: '{ owner: self, description: ["a, b", "c=d"], tag-keys: ["x, y", z], name-regex: "v[0-9]{1,3}," }',
    flags: ['--owner', 'self', '--description', 'a, b', '--description', 'c=d', '--tag-key', 'x, y'].concat([
      '--tag-key',
      'z',
      '--name-regex',
      'v[0-9]{1,3},',
    ]),
    inputs: {
      owner: 'self',
      description: 'a, b\nc=d',
      'tag-keys': 'x, y\nz',
      'name-regex': 'v[0-9]{1,3},',
    },
    query: { ...self, description: ['a, b', 'c=d'], tagKeys: ['x, y', 'z'], nameRegex: 'v[0-9]{1,3},' },
  },
  {
    yaml: '{ owner: self, tags: { approved: "", pair: "a=b=c" } }',
    flags: ['--owner', 'self', '--tag', 'approved=', '--tag', 'pair=a=b=c'],
    inputs: { owner: 'self', tags: 'approved=\npair=a=b=c' },
    query: { ...self, tags: { approved: [''], pair: ['a=b=c'] } },
  },
];

describe('text stays text', () => {
  it.each(CASES)('in the config: $yaml', async ({ yaml, query }) => {
    expect(await queryOfConfig(`images: { base: ${yaml} }`)).toEqual(query);
  });

  it.each(CASES)('in flags: $flags', async ({ flags, query }) => {
    expect(await queryOfFlags(flags)).toEqual(query);
  });

  it.each(CASES)('in inputs: $inputs', async ({ inputs, query }) => {
    expect(await queryOfInputs(inputs)).toEqual(query);
  });

  it('in the tags of a fleet', async () => {
    const { config } = await parseConfig(
      'fleets: { f: { tags: { cost-center: 0012, note: "a, b" } } }',
      '/a',
    );
    const tags = { 'cost-center': '0012', note: 'a, b' };

    expect(config.fleets.f?.tags).toEqual(tags);
    expect(
      readTable(FLEET_FIELDS, fromFlags(FLEET_FIELDS, { tag: ['cost-center=0012', 'note=a, b'] })).settings,
    ).toEqual({ tags });
    expect(
      readTable(
        FLEET_FIELDS,
        fromInputs(FLEET_FIELDS, (name) => (name === 'tags' ? 'cost-center=0012\nnote=a, b' : '')),
      ).settings,
    ).toEqual({ tags });
  });
});
