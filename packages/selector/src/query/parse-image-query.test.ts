import { describe, expect, it } from 'vitest';
import { SelectorError } from '../contract/errors.ts';
import { parseImageQuery } from './parse-image-query.ts';

function problemsOf(fields: unknown): string[] {
  try {
    parseImageQuery(fields);
  } catch (error) {
    if (error instanceof SelectorError)
      return error.problems.map((problem) => `${problem.field}: ${problem.message}`);
    throw error;
  }
  return [];
}

describe('parseImageQuery', () => {
  it('reads kebab-case and camelCase keys alike', () => {
    const kebab = parseImageQuery({ owner: '111122223333', 'root-device-type': 'ebs', 'minimum-age': '3d' });
    const camel = parseImageQuery({ owners: ['111122223333'], rootDeviceType: 'ebs', minimumAge: '3d' });

    expect(kebab).toEqual(camel);
    expect(kebab).toEqual({ owners: ['111122223333'], rootDeviceType: 'ebs', minimumAge: '3d' });
  });

  it.each([
    ['amd64', 'x86_64'],
    ['AArch64', 'arm64'],
    ['graviton', 'arm64'],
    ['i686', 'i386'],
  ])('understands the architecture word %s', (word, architecture) => {
    expect(parseImageQuery({ owner: 'self', architecture: word }).architecture).toBe(architecture);
  });

  it('takes a string for one value, with its commas and spaces', () => {
    const query = parseImageQuery({
      owner: 'self',
      description: 'Release, signed, *',
      'tag-keys': 'a, b',
      tags: { approved: 'true, *', stage: ['prod', 'a,b'], spaced: ' x ', ver: '1.10', build: '007' },
      filters: { description: 'Release, signed, *' },
      nth: '2',
    });

    expect(query).toEqual({
      owners: ['self'],
      description: ['Release, signed, *'],
      tagKeys: ['a, b'],
      tags: { approved: ['true, *'], stage: ['prod', 'a,b'], spaced: [' x '], ver: ['1.10'], build: ['007'] },
      filters: { description: ['Release, signed, *'] },
      nth: 2,
    });
  });

  it('takes lines of key=value for a mapping, several values of one key together', () => {
    const { tags } = parseImageQuery({ owner: 'self', tags: 'team=core, web\nstage=prod\nstage=test\nx=' });

    expect(tags).toEqual({ team: ['core, web'], stage: ['prod', 'test'], x: [''] });
  });

  it('takes an empty value of a tag', () => {
    expect(parseImageQuery({ owner: 'self', tags: { approved: '' } }).tags).toEqual({ approved: [''] });
  });

  it.each([
    [
      { owner: 'self, amazon' },
      'owner: "self, amazon" is not an owner; expected an account id of 12 digits, self, amazon, aws-marketplace, aws-backup-vault; several are a list: [self, amazon]',
    ],
    [{ owner: 'self', 'boot-mode': 'uefi,legacy-bios' }, '; several are a list: [uefi, legacy-bios]'],
    [
      { owner: 'self', exclude: '*-rc*, *-beta*' },
      'exclude: "*-rc*, *-beta*" has a comma or line break, which no name has; several are a list: [*-rc*, *-beta*]',
    ],
    [{ owner: 'self', name: 'a-*\nb-*' }, '; several are a list: [a-*, b-*]'],
    [
      { owner: 'self', tags: { a: null, b: { c: 1 } } },
      'tags: a: it has no value; expected "" for an empty one; b: {"c":1} is not a string',
    ],
    [
      { owner: 'self', filters: 'Name=tag:Role,Values=web,db' },
      'filters: "Name=tag:Role,Values=web,db" is in the form of the AWS CLI; expected tag:Role=web',
    ],
    [{ owner: 'self', tags: 'core' }, 'tags: "core" is not a mapping of names to values'],
    [{ owner: 'self', description: [' '] }, 'description: it is empty'],
    [{ owner: 'self', name: [] }, 'name: the list is empty'],
  ])('refuses %j with the cure', (fields, message) => {
    expect(problemsOf(fields)).toEqual([expect.stringContaining(message)]);
  });

  it.each([
    [{ 'image-id': 'resolve:ssm:/golden/ami:3' }, '/golden/ami:3'],
    [{ 'ssm-parameter': 'ssm:/golden/ami' }, '/golden/ami'],
    [{ ssmParameter: '/golden/ami:stable' }, '/golden/ami:stable'],
    [
      { 'ssm-parameter': 'arn:aws-cn:ssm:cn-north-1::parameter/aws/service/debian/release/12/latest/amd64' },
      'arn:aws-cn:ssm:cn-north-1::parameter/aws/service/debian/release/12/latest/amd64',
    ],
  ])('reads the parameter of %j', (fields, ssmParameter) => {
    expect(parseImageQuery(fields)).toEqual({ ssmParameter });
  });

  it('is idempotent', () => {
    const query = parseImageQuery({
      publisher: 'canonical',
      version: 24.04,
      tags: { a: 'b' },
      filters: { 'is-public': 'true' },
      'include-deprecated': 'true',
      fallback: [{ owner: 'self', name: 'x' }],
    });

    expect(parseImageQuery(query)).toEqual(query);
  });

  it('reads fallbacks of fallbacks as one chain', () => {
    const fallback = [
      {
        owner: 'self',
        name: 'a',
        fallback: { owner: 'self', name: 'b', fallback: [{ owner: 'self', name: 'c' }] },
      },
      { publisher: 'debian' },
    ];

    expect(parseImageQuery({ publisher: 'ubuntu', fallback })).toEqual({
      publisher: 'ubuntu',
      fallback: [
        { owners: ['self'], name: ['a'] },
        { owners: ['self'], name: ['b'] },
        { owners: ['self'], name: ['c'] },
        { publisher: 'debian' },
      ],
    });
  });

  it('reports every problem at once, each with the nearest known word', () => {
    const problems = problemsOf({
      publisher: 'ubunto',
      architecture: 'amd46',
      'root-devise-type': 'ebs',
      'minimum-age': '3 days',
      owner: 'amazn',
    });

    expect(problems).toEqual([
      'publisher: "ubunto" is not valid because no publisher has this name; expected "ubuntu"',
      'architecture: "amd46" is not valid because no architecture has this name (did you mean "amd64"?); expected x86_64 (amd64), arm64 (aarch64) or i386',
      'root-devise-type: unknown field (did you mean "root-device-type"?)',
      'minimum-age: "3 days" is not a duration such as 45m, 12h, 3d or 2w',
      'owner: "amazn" is not an owner (did you mean "amazon"?); expected an account id of 12 digits, self, amazon, aws-marketplace, aws-backup-vault',
    ]);
  });

  it.each([
    [
      { publisher: 'ubuntu', version: '2404' },
      'version: "2404" is not valid because it is not a version of ubuntu; expected e.g. "24.04"',
    ],
    [
      { publisher: 'ubuntu', variant: 'minimial' },
      'variant: "minimial" is not valid because ubuntu has no such variant (did you mean "minimal"?)',
    ],
    [
      { publisher: 'windows', architecture: 'arm64' },
      'architecture: "arm64" is not valid because windows has no arm64 images; expected x86_64',
    ],
    [{ owner: 'self', version: '3' }, 'version: requires publisher'],
    [{ 'image-id': 'ami-12345678', name: 'x' }, 'name: cannot be combined with image-id'],
    [{ owner: 'self', order: 'exactly-one', nth: 2 }, 'nth: cannot be combined with order: exactly-one'],
    [
      { publisher: 'ubuntu', 'allow-any-owner': true },
      'allow-any-owner: cannot be combined with owner or publisher',
    ],
    [{ owner: 'self', 'owner-id': 'amazon' }, 'owner-id: duplicate of the field owners'],
    [
      { owner: 'self', 'created-after': '2026-02-01', 'created-before': '2026-01-01' },
      'created-after: is later',
    ],
    [{ owner: 'self', fallback: [{ nmae: 'x' }] }, 'fallback[0].nmae: unknown field (did you mean "name"?)'],
    [
      { owner: 'self', fallback: [{ owner: 'self' }, { publisher: 'ubuntu', version: 'x' }] },
      'fallback[1].version: "x" is not valid because it is not a version of ubuntu',
    ],
    [{ owner: 'self', fallback: [] }, 'fallback: the list is empty'],
    [{ owner: 'self', fallback: ['x'] }, 'fallback[0]: "x" is not a mapping of fields'],
    [{ owner: 'self', 'minimum-age': '3d', 'maximum-age': '1d' }, 'minimum-age: is longer than maximum-age'],
    ['ubuntu', 'query: "ubuntu" is not a mapping of fields'],
    [
      { publisher: 'rhel', version: 8.1 },
      'version: 8.1 is a number and may have been 8.10; put the version in quotes',
    ],
    [{ owner: 63491364108 }, 'owner: 63491364108 is not an owner (did you mean "063491364108"?)'],
    [{ 'image-id': 'ami-12345678', filters: { name: 'x' } }, 'filters: cannot be combined with image-id'],
    [
      { 'ssm-parameter': '/a', 'executable-by': 'self' },
      'executable-by: cannot be combined with ssm-parameter',
    ],
    [{ owner: 'self', 'created-after': '2026-02-30' }, '"2026-02-30" is not an ISO date'],
    [{ owner: 'self', nth: '0x2' }, '"0x2" is not an integer from 1'],
    [{ owner: 'self', nth: '1e1' }, '"1e1" is not an integer from 1'],
  ])('refuses %j', (fields, message) => {
    expect(problemsOf(fields)).toEqual([expect.stringContaining(message)]);
  });

  it.each([{ name: 'ubuntu*' }, {}, { 'allow-any-owner': false, name: 'x' }])(
    'refuses %j for want of an owner',
    (fields) => {
      expect(() => parseImageQuery(fields)).toThrow(expect.objectContaining({ code: 'UNSAFE_QUERY' }));
    },
  );

  it('accepts images of any owner only with allow-any-owner', () => {
    expect(parseImageQuery({ name: 'x*', 'allow-any-owner': 'true' })).toEqual({
      name: ['x*'],
      allowAnyOwner: true,
    });
  });
});
