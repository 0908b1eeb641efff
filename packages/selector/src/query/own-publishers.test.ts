import { formatProblem } from '@ami-select/core';
import { describe, expect, it } from 'vitest';
import { expandPublisher } from '../publishers/expand.ts';
import { versionReader } from '../publishers/version-in-name.ts';
import { withOwnPublishers } from './own-publishers.ts';

const corp = {
  owner: ['123456789012'],
  names: ['corp-base-{version}-{arch}-*'],
  exclude: ['*-rc*'],
  user: 'deploy',
  parameter: '/corp/{version}/{arch}',
};

function corpOf(row: Parameters<typeof withOwnPublishers>[0][string]) {
  const { publishers, problems } = withOwnPublishers({ corp: row });
  expect(problems).toEqual([]);
  const publisher = publishers.find('corp');
  if (publisher === undefined) throw new Error('corp is missing');
  return publisher;
}

describe('withOwnPublishers', () => {
  it('knows them beside the known ones', () => {
    const { publishers, problems } = withOwnPublishers({ corp });

    expect(problems).toEqual([]);
    expect(publishers.find('Corp')?.id).toBe('corp');
    expect(publishers.find('ubuntu')?.id).toBe('ubuntu');
    expect(publishers.words).toContain('corp');
  });

  it('has the conditions of its names, version and architecture', () => {
    expect(expandPublisher(corpOf(corp), { version: '1.2', architecture: 'arm64' })).toEqual({
      names: ['corp-base-1.2-arm64-*', 'corp-base-1.2.*-arm64-*'],
      exclude: ['*-rc*'],
      architecture: 'arm64',
      ssmParameter: '/corp/1.2/arm64',
    });
  });

  it('takes {version}.* for the version with all its parts', () => {
    const publisher = corpOf({ ...corp, names: ['dot-{version}.*-{arch}'] });

    expect(expandPublisher(publisher, { version: '1.9' }).names).toEqual([
      'dot-1.9-x86_64',
      'dot-1.9.*-x86_64',
    ]);
  });

  it('spells architectures as its names do, the first by default', () => {
    const publisher = corpOf({ ...corp, architectures: ['aarch64', 'amd64'] });

    expect(expandPublisher(publisher, { version: '1.2' })).toMatchObject({
      architecture: 'arm64',
      names: ['corp-base-1.2-aarch64-*', 'corp-base-1.2.*-aarch64-*'],
    });
  });

  it.each([
    ['corp-base-{version}-*', 'corp-base-1.2.3-20260101', '1.2.3'],
    ['corp-base-{version}-{arch}-*', 'corp-base-1.2-arm64-4f2a', '1.2'],
    ['corp-base-{version}', 'corp-base-v10.4.1', 'v10.4.1'],
    ['{arch}/corp.{version}.ebs', 'x86_64/corp.7.1.ebs', '7.1'],
    ['dot-{version}.*-{arch}', 'dot-1.10.1-arm64', '1.10.1'],
    ['dot-{version}.*-{arch}', 'dot-1.9.5-20260101-arm64', '1.9.5'],
    ['dot-{version}.*', 'dot-1.9.5-rc1-4f2a', '1.9.5-rc1'],
    ['sp-{version}-*', 'sp-15-sp7-20260101', '15-sp7'],
    ['sp-{version}_*', 'sp-15-sp7_20260101', '15-sp7'],
    ['sp-{version}-*', 'sp-15-SP7-20260101', '15-SP7'],
    ['corp-{version}-{arch}-*', 'corp-1.2-7-x86_64-4f2a', '1.2-7'],
    ['corp-base-{version}-*', 'corp-base-next-20260101', undefined],
    ['corp-base-{version}-*', 'corpXbase-1.2-20260101', undefined],
  ])('reads the version of %s in %s', (template, name, version) => {
    const publisher = corpOf({ ...corp, names: [template] });

    expect(publisher.lines.map((line) => versionReader(publisher, line)(name))).toEqual([version]);
  });

  it('takes any name of the owner where names are not given, the newest first', () => {
    const publisher = corpOf({ owner: ['self'] });

    expect(publisher.lines[0]?.names).toEqual(['*']);
    expect(publisher.order).toBe('date');
    expect(publisher.versionInName).toBeUndefined();
  });

  it.each([
    [
      'ubuntu',
      'publishers.ubuntu: "ubuntu" is not valid because it names the known publisher ubuntu; expected another word, such as corp',
    ],
    [
      'redhat',
      'publishers.redhat: "redhat" is not valid because it names the known publisher rhel; expected another word, such as corp',
    ],
    [
      'al2023',
      'publishers.al2023: "al2023" is not valid because it names the known publisher amazon-linux 2023; expected another word, such as corp',
    ],
    [
      'debian-12',
      'publishers.debian-12: "debian-12" is not valid because it names the known publisher debian 12; expected another word, such as corp',
    ],
    [
      'self',
      'publishers.self: "self" is not valid because it means something else in a query; expected another word, such as corp',
    ],
    [
      'ami-corp',
      'publishers.ami-corp: "ami-corp" is not valid because it means something else in a query; expected another word, such as corp',
    ],
    [
      'My Corp',
      'publishers.My Corp: "My Corp" is not valid because it is not made of lower-case letters, digits and -, beginning with a letter; expected another word, such as corp',
    ],
  ])('refuses the word %s', (word, message) => {
    const { publishers, problems } = withOwnPublishers({ [word]: corp });

    expect(problems.map(formatProblem)).toEqual([message]);
    expect(publishers.find(word)?.evidence.source).not.toBe('ami-select.yml');
  });

  it.each([
    ['star*{version}-{arch}', '2 would take 12, too'],
    ['corp-base-1{version}-{arch}', '2 would take 12, too'],
    ['corp-base-?{version}-{arch}', '2 would take 12, too'],
    ['corp*.{version}-{arch}', '2 would take 12, too'],
    ['corp-{version}0-{arch}', '1.2 would take 1.20, too'],
    ['corp-*-{version}-*', 'any number between the two * could be the version'],
    ['corp-{version-{arch}', 'its "{" belongs to no placeholder'],
    ['corp-{{version}}', 'its "{" belongs to no placeholder'],
    [`corp-$\{version}`, 'its "${" belongs to no placeholder'],
    ['corp-\\{version\\}-*', '{version\\} is unknown (did you mean "{version}"?)'],
    ['corp-\\*-{version}', 'no name of an image has a \\'],
  ])('refuses the name %s', (name, because) => {
    const { problems } = withOwnPublishers({ corp: { ...corp, names: [name] } });

    expect(problems.map(({ field }) => field)).toContain('publishers.corp.names');
    expect(problems.map(({ message }) => message).join()).toContain(
      `"${name}" is not valid because ${because}; expected `,
    );
  });

  it.each([
    'corp-*-{version}-{arch}-*',
    'corp-{arch}-{version}-*',
    'k8s-1.{version}-*',
    'corp-[x] ({version})',
  ])('takes the name %s', (name) => {
    expect(withOwnPublishers({ corp: { ...corp, names: [name] } }).problems).toEqual([]);
  });

  it.each([
    [
      { ...corp, architectures: ['x86_64', 'arm64', 'amd64'] },
      'architectures: "amd64" is not valid because "x86_64"',
    ],
    [
      { ...corp, parameter: '/corp/{version' },
      'parameter: "/corp/{version" is not valid because its "{" belongs',
    ],
    [{ ...corp, exclude: ['*-{rc'] }, 'exclude: "*-{rc" is not valid because a brace has no meaning there'],
  ])('refuses %j', (row, problem) => {
    expect(withOwnPublishers({ corp: row }).problems.map(formatProblem)).toEqual([
      expect.stringContaining(`publishers.corp.${problem}`),
    ]);
  });

  it('lists every problem of a row at once', () => {
    const { publishers, problems } = withOwnPublishers({
      corp: {
        names: ['corp-{verison}-*', 'corp-{version}*', '^corp-\\d+$', 'corp-*'],
        exclude: ['corp-{arch}-rc*'],
        parameter: '/corp/{version}/{region}',
        architectures: ['arm46'],
        user: 'no one',
      },
      lab: { owner: ['12345678901'], parameter: '/lab/{version}' },
    });

    expect(problems.map(formatProblem)).toEqual([
      'publishers.corp.owner: is missing; expected account ids of 12 digits, self, amazon, aws-marketplace or aws-backup-vault',
      expect.stringContaining('publishers.corp.names: "^corp-\\d+$" is a glob, in which'),
      'publishers.corp.names: "corp-{verison}-*" is not valid because {verison} is unknown (did you mean "{version}"?); expected {version} and {arch}',
      'publishers.corp.names: "corp-{version}*" is not valid because 1.2 would take 1.20, too; expected another character after {version}, such as {version}-*',
      'publishers.corp.names: "corp-{verison}-*", "^corp-\\d+$", "corp-*" is not valid because the other names have {version}; expected it in all names or in none',
      'publishers.corp.exclude: "corp-{arch}-rc*" is not valid because {arch} has no meaning there; expected a glob with * and ? alone',
      'publishers.corp.parameter: "/corp/{version}/{region}" is not valid because {region} is unknown; expected {version} and {arch}',
      'publishers.corp.architectures: "arm46" is not valid because it is unknown (did you mean "arm64"?); expected x86_64 (amd64), arm64 (aarch64) or i386',
      'publishers.corp.user: "no one" is not valid because no user has such a name; expected one such as ec2-user',
      expect.stringContaining('publishers.lab.owner: "12345678901" is not an owner'),
      'publishers.lab.parameter: has {version}, and names have not; expected it in both',
    ]);
    expect(publishers.find('corp')?.id).toBe('corp');
  });
});
