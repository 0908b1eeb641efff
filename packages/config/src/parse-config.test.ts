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

  it('takes an empty file for an empty config', async () => {
    const { config, problems } = await parseConfig('', PATH);

    expect(problems).toEqual([]);
    expect(config.images).toEqual({});
  });

  it('lists every problem and names the nearest known key', async () => {
    const text = `
image: {}
images: { base: 7 }
fleets:
  test: { instance-type: [t3.small], count: 0, market: auction, ttl: soon, tags: [a] }
build: yes please
`;

    const { problems } = await parseConfig(text, PATH);

    expect(problems.join('\n')).toBe(
      [
        `${PATH}: "image" is not a known key (did you mean "images"?); known: images, fleets, build`,
        `${PATH}: build must be a mapping`,
        `${PATH}: images.base must be a mapping of query fields or a one-line shorthand`,
        `${PATH}: fleets.test.instance-type is not a known key (did you mean "instance-types"?); known: image, region, instance-types, count, minimum, market, fallback, ttl, subnet-ids, security-group-ids, ssh-from, ssh-user, tags, user-data`,
        `${PATH}: fleets.test.count is 0; it must be a whole number, 1 or more`,
        `${PATH}: fleets.test.market is "auction"; allowed: on-demand, spot`,
        `${PATH}: fleets.test.ttl is "soon"; it must be a duration such as 45m or 2h`,
        `${PATH}: fleets.test.tags is ["a"]; it must be a mapping of texts`,
      ].join('\n'),
    );
  });

  it.each([
    ['images: [', /^\/project\/ami-select\.yml is not valid YAML: .* at line 1/],
    ['- a list', /must be a mapping$/],
    ['images: { a: debian/12, a: debian/11 }', /is not valid YAML: Map keys must be unique/],
  ])('says what is wrong with %s', async (text, message) => {
    const { problems } = await parseConfig(text, PATH);

    expect(problems).toEqual([expect.stringMatching(message)]);
  });

  it.each([
    ['45m', 45],
    ['2h', 120],
    ['1h30m', 90],
    ['2d', 2880],
    ['20', 20],
  ])('reads the lease %s as %i minutes', async (ttl, minutes) => {
    const { config } = await parseConfig(`fleets: { test: { ttl: ${ttl} } }`, PATH);

    expect(config.fleets.test).toEqual({ ttlMinutes: minutes });
  });
});
