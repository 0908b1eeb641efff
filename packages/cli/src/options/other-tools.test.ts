import { describe, expect, it } from 'vitest';
import { queryOfConfig, queryOfFlags } from '../testing/query-ways.ts';

const ubuntu = ['099720109477'];

describe('words of other tools', () => {
  it.each([
    [
      'terraform and packer, as fields',
      '{ owners: [self], name_regex: ^corp-, executable_users: [self], include_deprecated: true, most_recent: true }',
      {
        owners: ['self'],
        nameRegex: '^corp-',
        executableBy: ['self'],
        includeDeprecated: true,
        order: 'date',
      },
    ],
    [
      'terraform without most_recent',
      '{ owners: [self], most_recent: false }',
      { owners: ['self'], order: 'exactly-one' },
    ],
    [
      'terraform and the AWS CLI, as a list of filters',
      '{ owners: [self], filter: [{ name: name, values: [a-*] }, { Name: "tag:Build", Values: [007, 1.10] }] }',
      { owners: ['self'], filters: { name: ['a-*'], 'tag:Build': ['007', '1.10'] }, order: 'exactly-one' },
    ],
    [
      'packer',
      '{ source_ami_filter: { filters: { virtualization-type: hvm }, owners: ["099720109477"], most_recent: true } }',
      { owners: ubuntu, filters: { 'virtualization-type': ['hvm'] }, order: 'date' },
    ],
    [
      'kitchen-ec2, with filters',
      '{ image_search: { owner-id: "099720109477", name: ubuntu/*, "tag:Role": web } }',
      { owners: ubuntu, filters: { name: ['ubuntu/*'], 'tag:Role': ['web'] } },
    ],
    [
      'kitchen-ec2, with tags beside fields',
      '{ owner-id: "099720109477", name: a-*, "tag:Role": web }',
      { owners: ubuntu, name: ['a-*'], tags: { Role: ['web'] } },
    ],
    [
      'the action for runners',
      '{ ec2-image-id: ami-0123456789abcdef0 }',
      { imageId: 'ami-0123456789abcdef0' },
    ],
    [
      'the input of the AWS CLI',
      '{ Owners: [self], Filters: [{ Name: architecture, Values: [x86_64, arm64] }], IncludeDeprecated: true }',
      { owners: ['self'], filters: { architecture: ['x86_64', 'arm64'] }, includeDeprecated: true },
    ],
    [
      'all of them in a fallback',
      '{ owner: self, fallback: { source_ami_filter: { owners: [amazon] }, "tag:A": b, most_recent: true } }',
      { owners: ['self'], fallback: [{ owners: ['amazon'], tags: { A: ['b'] }, order: 'date' }] },
    ],
    [
      'lines as fallbacks',
      '{ owner: self, fallback: [debian/12@arm64, { publisher: rhel, fallback: al2023 }] }',
      {
        owners: ['self'],
        fallback: [
          { publisher: 'debian', version: '12', architecture: 'arm64' },
          { publisher: 'rhel' },
          { publisher: 'amazon-linux', version: '2023' },
        ],
      },
    ],
  ])('of %s', async (_tool, yaml, query) => {
    expect(await queryOfConfig(`images: { base: ${yaml} }`)).toEqual(query);
  });

  it('merge keys, whose fields those of the image replace', async () => {
    const yaml = `
images:
  common: &common { owner: self, tags: { build: 007 }, nth: 2 }
  base: { <<: *common, nth: 3 }
`;

    expect(await queryOfConfig(yaml)).toEqual({ owners: ['self'], tags: { build: ['007'] }, nth: 3 });
  });

  it.each([
    [
      '{ owners: "self, amazon" }',
      '/ami-select.yml:1: images.base.owner: "self, amazon" is not an owner; expected an account id of 12 digits, self, amazon, aws-marketplace, aws-backup-vault; several are a list: [self, amazon]',
    ],
    [
      '{ owner: self, architecture: [x86_64, arm64] }',
      '/ami-select.yml:1: images.base.architecture: is a list; expected one, or filters: { architecture: […] } for the newest of any',
    ],
    [
      '{ owner: self, most_recent: true, order: version }',
      '/ami-select.yml:1: images.base.most_recent: is order: date; expected one of the two',
    ],
    [
      '{ owner: self, fallback: [{ owner: self }, ubunto/24.04] }',
      '/ami-select.yml:1: images.base.fallback[1]: publisher: "ubunto" is not valid because no publisher has this name',
    ],
    [
      '{ owner: self, fallback: [{ owner: self }, { publisher: ubuntu, version: x }] }',
      '/ami-select.yml:1: images.base.fallback[1].version: "x" is not valid because it is not a version of ubuntu',
    ],
    [
      '{ platform: { name: debian-12 } }',
      '/ami-select.yml:1: images.base.platform: names a publisher; expected the line debian/12',
    ],
    ['{ owner: self, windows: true }', '/ami-select.yml:1: images.base.windows: expected platform: windows'],
  ])('or the right word for %s', async (yaml, message) => {
    await expect(queryOfConfig(`images: { base: ${yaml} }`)).rejects.toThrow(message);
  });

  it('or the right word for a filter of the AWS CLI in a flag', async () => {
    await expect(queryOfFlags(['--owner', 'self', '--filter', 'Name=tag:Role,Values=web'])).rejects.toThrow(
      'is in the form of the AWS CLI; expected tag:Role=web',
    );
  });
});
