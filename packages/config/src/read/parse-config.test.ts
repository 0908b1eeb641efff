import { formatProblem } from '@ami-select/core';
import { describe, expect, it } from 'vitest';
import { parseConfig } from './parse-config.ts';

const PATH = '/project/ami-select.yml';

describe('parseConfig', () => {
  it('reads images, fleets and the build', async () => {
    const text = `
images:
  base: { publisher: ubuntu, version: "24.04", architecture: arm64 }
  other: debian/12@arm64
fleets:
  test: { image: base, instance-types: [c7g.large, c6g.large], count: 2, market: spot, fallback: on-demand, ttl: 2h }
build:
  steps: [{ run: pytest }]
`;

    const { config, problems } = await parseConfig(text, PATH);

    expect(problems).toEqual([]);
    expect(config).toEqual({
      path: PATH,
      baseDirectory: '/project',
      images: {
        base: { publisher: 'ubuntu', version: '24.04', architecture: 'arm64' },
        other: 'debian/12@arm64',
      },
      locate: expect.any(Function),
      fleets: {
        test: {
          image: 'base',
          instanceTypes: ['c7g.large', 'c6g.large'],
          count: 2,
          market: 'spot',
          fallback: 'on-demand',
          ttlMinutes: 120,
        },
      },
      build: { steps: [{ run: 'pytest' }] },
    });
  });

  it('reads publishers of one’s own', async () => {
    const text = `
publishers:
  corp:
    owner: "123456789012"
    names: "corp-base-{version}-{arch}-*"
    ssm-parameter: /corp/{version}
  lab: { owners: [self, "210987654321"], order: date, user: admin, architectures: [amd64] }
`;

    const { config, problems } = await parseConfig(text, PATH);

    expect(problems).toEqual([]);
    expect(config.publishers).toEqual({
      corp: {
        owner: ['123456789012'],
        names: ['corp-base-{version}-{arch}-*'],
        parameter: '/corp/{version}',
      },
      lab: { owner: ['self', '210987654321'], order: 'date', user: 'admin', architectures: ['amd64'] },
    });
  });

  it('lists every problem of a publisher with its line', async () => {
    const text = 'publishers:\n  corp:\n    ownr: self\n    order: newest\n    names: {}\n';

    const { problems } = await parseConfig(text, PATH);

    expect(problems.map(formatProblem)).toEqual([
      `${PATH}:3: publishers.corp.ownr: is not valid because the key is unknown; expected "owner"`,
      expect.stringContaining(
        `${PATH}:4: publishers.corp.order: "newest" is not valid because it is unknown`,
      ),
      expect.stringContaining(`${PATH}:5: publishers.corp.names: {} is not valid because it is a mapping`),
    ]);
  });

  it('takes an empty file for an empty config', async () => {
    const { config, problems } = await parseConfig('', PATH);

    expect(problems).toEqual([]);
    expect(config.images).toEqual({});
  });

  it('lists every problem and names the nearest known key', async () => {
    const text = `
image: {}
images: { base: [debian/12] }
fleets:
  test: { instance-type: [t3.small], count: 0, market: auction, ttl: 20, tags: [a] }
build: yes please
`;

    const { problems } = await parseConfig(text, PATH);

    expect(problems.map(formatProblem).join('\n')).toBe(
      [
        `${PATH}:2: image: is not valid because the key is unknown; expected "images"`,
        `${PATH}:3: images.base: ["debian/12"] is not valid because it is not a mapping; expected a mapping or one line such as ubuntu/24.04@arm64`,
        `${PATH}:5: fleets.test.instance-type: is not valid because the key is unknown; expected "instance-types"`,
        `${PATH}:5: fleets.test.count: "0" is not valid because it is too small; expected an integer from 1 to 1000`,
        `${PATH}:5: fleets.test.market: "auction" is not valid because it is unknown; expected on-demand or spot`,
        `${PATH}:5: fleets.test.ttl: "20" is not valid because it is not a duration; expected a duration such as 90s, 45m or 1h30m, from 1m to 7d`,
        `${PATH}:5: fleets.test.tags: 1 pair is not valid because pair 1 is not key=value; expected keys with one value each`,
        `${PATH}:6: build: "yes please" is not valid because it is not a mapping; expected a mapping`,
      ].join('\n'),
    );
  });

  it.each([
    ['images: [', /^\/project\/ami-select\.yml:1: invalid YAML: /],
    ['- a list', /^\/project\/ami-select\.yml:1: .* it is not a mapping; expected a mapping$/],
    ['images: { a: debian/12, a: debian/11 }', /:1: invalid YAML: Map keys must be unique/],
  ])('reports the problem of %s', async (text, message) => {
    const { problems } = await parseConfig(text, PATH);

    expect(problems.map(formatProblem)).toEqual([expect.stringMatching(message)]);
  });

  it.each(['Marker5ecret', '- Marker5ecret', '"Marker5ecret"', 'TOKEN=Marker5ecret', '# x\nMarker5ecret x'])(
    'shows nothing of a file that is no mapping: %j',
    async (text) => {
      const { config, problems } = await parseConfig(text, PATH);

      expect(config.isUnread).toBe(true);
      expect(problems.map(formatProblem)).toEqual([expect.stringMatching(/it is not a mapping/)]);
      expect(JSON.stringify(problems)).not.toContain('Marker5ecret');
    },
  );

  it.each([
    ['45m', 45],
    ['2h', 120],
    ['1h30m', 90],
    ['2d', 2880],
  ])('reads the lease %s as %i minutes', async (ttl, minutes) => {
    const { config } = await parseConfig(`fleets: { test: { ttl: ${ttl} } }`, PATH);

    expect(config.fleets.test).toEqual({ ttlMinutes: minutes });
  });

  it('keeps the text of every scalar', async () => {
    const text = `
images:
  base: { publisher: rhel, version: 9.0, owner: 0123, tags: { ver: 1.10, build: 007 }, optional: true, nth: 2 }
fleets:
  test: { tags: { cost-center: 0012, on: yes }, ssh-user: 1e3 }
build:
  environments: { app: { requirements: a.txt, python: 3.10 } }
  steps: [{ run: "true", timeout-minutes: 5 }]
`;

    const { config, problems } = await parseConfig(text, PATH);

    expect(problems).toEqual([]);
    expect(config).toMatchObject({
      images: {
        base: {
          version: '9.0',
          owner: ['0123'],
          tags: { ver: ['1.10'], build: ['007'] },
          optional: true,
          nth: 2,
        },
      },
      fleets: { test: { tags: { 'cost-center': '0012', on: 'yes' }, sshUser: '1e3' } },
      build: {
        environments: { app: { requirements: ['a.txt'], python: '3.10' } },
        steps: [{ run: 'true', 'timeout-minutes': 5 }],
      },
    });
  });

  it('takes a string for one value, commas included', async () => {
    const text = 'images: { base: { owner: self, filters: { description: "Release, signed, *" } } }';

    const { config } = await parseConfig(text, PATH);

    expect(config.images.base).toEqual({
      owner: ['self'],
      filters: { description: ['Release, signed, *'] },
    });
  });

  it('refuses a fallback without queries', async () => {
    const { problems } = await parseConfig('images: { base: { owner: self, fallback: [] } }', PATH);

    expect(problems.map(formatProblem)).toEqual([
      `${PATH}:1: images.base.fallback: [] is not valid because it is empty; expected a list of queries`,
    ]);
  });

  it.each(['owners', 'owner-id', 'ownerId'])('knows the field owner by the name %s', async (key) => {
    const { config } = await parseConfig(`images: { base: { ${key}: self } }`, PATH);

    expect(config.images.base).toEqual({ owner: ['self'] });
  });

  it('names the file, the line and the path of a nested problem', async () => {
    const text = `
images:
  base:
    publisher: debian
    fallback:
      - { publisher: ubuntu }
      - { publsher: ubuntu }
    owner: self
    owners: amazon
build:
  steps:
    - rum: pytest
`;

    const { problems } = await parseConfig(text, PATH);

    expect(problems.map(formatProblem)).toEqual([
      `${PATH}:7: images.base.fallback[1].publsher: is not valid because the key is unknown; expected "publisher"`,
      `${PATH}:9: images.base.owners: is not valid because another key is the same field; expected one "owner"`,
      `${PATH}:12: build.steps[0].rum: is not valid because the key is unknown; expected "run"`,
    ]);
  });
});
