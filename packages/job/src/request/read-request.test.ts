import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatProblem } from '@ami-select/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { givenRun } from '../testing/given-run.ts';
import { type GivenJob, readJobRequest } from './read-request.ts';

describe('readJobRequest', () => {
  let workingDirectory: string;
  beforeEach(() => {
    workingDirectory = mkdtempSync(join(tmpdir(), 'read-request-'));
  });
  afterEach(() => rmSync(workingDirectory, { recursive: true }));

  const given = (options: Record<string, unknown> = {}, change: Partial<GivenJob> = {}): GivenJob =>
    givenRun(workingDirectory, options, change);

  it('needs nothing but a command', async () => {
    const request = await readJobRequest(given());

    expect(request).toMatchObject({
      query: { publisher: 'ubuntu', version: '24.04', architecture: 'x86_64' },
      fleet: { count: 1, ttlMinutes: 60, market: 'on-demand' },
      region: 'eu-west-1',
      build: { steps: [{ run: 'uname -a' }] },
      outputDirectory: join(workingDirectory, 'out'),
    });
  });

  describe('what the machines may reach', () => {
    const SYSTEM = 'build: { system: { packages: [nginx=1.24.0-2ubuntu7] }, steps: [{ run: make }] }\n';
    const withSystem = () => writeFileSync(join(workingDirectory, 'ami-select.yml'), SYSTEM);

    it.each(['none', 'web', 'any'])('is %s as it is given', async (egress) => {
      expect(await readJobRequest(given({ egress }))).toMatchObject({ fleet: { egress } });
    });

    it.each(['web', 'any', undefined])('may be %s where the build has system packages', async (egress) => {
      withSystem();

      await expect(readJobRequest(given({ egress, command: undefined }))).resolves.toBeDefined();
    });

    it('is not nothing where the build has system packages, which is one problem of all', async () => {
      withSystem();

      await expect(readJobRequest(given({ egress: 'none', count: '0' }))).rejects.toMatchObject({
        code: 'INVALID_INPUT',
        message: expect.stringContaining('problems'),
      });
      await expect(readJobRequest(given({ egress: 'none' }))).rejects.toThrow(
        '--egress: none is not valid because the machines download the system packages of the build; expected web or any',
      );
    });

    it.each(['all', 'no', 'http', '443', '', 'none,web', '0.0.0.0/0', 'true', 'off', 'nothing'])(
      'is not "%s"',
      async (egress) => {
        const request = readJobRequest(given({ egress }));

        await expect(request).rejects.toThrow(/--egress: .* is not valid/);
      },
    );

    it.each(['none', 'web', 'any'])('is not %s together with security groups of your own', async (egress) => {
      const groups = { securityGroupId: ['sg-0123456789abcdef0'] };

      await expect(readJobRequest(given({ egress, ...groups }))).rejects.toThrow(
        `egress: "${egress}" is not valid; expected nothing together with security-group-ids`,
      );
    });
  });

  it('takes an image that fits the instance types', async () => {
    const { query } = await readJobRequest(given({ instanceType: ['c7g.large'] }));

    expect(query).toMatchObject({ publisher: 'ubuntu', architecture: 'arm64' });
  });

  it.each([
    ['debian/12', 't4g.small', { publisher: 'debian', version: '12', architecture: 'arm64' }],
    ['debian/12', 't3.small', { publisher: 'debian', version: '12', architecture: 'x86_64' }],
    ['self/base-*', 'a1.large', { owners: ['self'], name: ['base-*'], architecture: 'arm64' }],
    ['debian/12@amd64', 't4g.small', { architecture: 'x86_64' }],
    ['ssm:/golden', 't4g.small', { ssmParameter: '/golden' }],
    ['ami-0123456789abcdef0', 't4g.small', { imageId: 'ami-0123456789abcdef0' }],
  ])('of %s for %s asks for the architecture of the types', async (image, type, expected) => {
    const { query } = await readJobRequest(given({ image, instanceType: [type] }));

    expect(query).toMatchObject(expected);
    if (!('architecture' in expected)) expect(query.architecture).toBeUndefined();
  });

  it('takes the architecture of the types of a fleet in the config', async () => {
    const text =
      'images: { base: { owner: self, name: "base-*" } }\nfleets: { arm: { image: base, instance-types: [c7g.large, m7g.large] } }\n';
    writeFileSync(join(workingDirectory, 'ami-select.yml'), text);

    const { query } = await readJobRequest(given({ fleet: 'arm' }));

    expect(query).toMatchObject({ owners: ['self'], architecture: 'arm64' });
  });

  it.each([undefined, 'debian/12'])('refuses types of two architectures for %s', async (image) => {
    const reading = readJobRequest(given({ image, instanceType: ['t3.small', 't4g.small'] }));

    await expect(reading).rejects.toMatchObject({
      code: 'INCOMPATIBLE',
      message: expect.stringMatching(/t3\.small: x86_64\n.*t4g\.small: arm64/),
    });
  });

  it('leaves types of two architectures to the check of an image that is named', async () => {
    const { query } = await readJobRequest(
      given({ image: 'debian/12@arm64', instanceType: ['t3.small', 't4g.small'] }),
    );

    expect(query).toMatchObject({ architecture: 'arm64' });
  });

  it('says where an architecture comes from that the publisher does not have', async () => {
    const reading = readJobRequest(given({ image: 'windows/2022', instanceType: ['t4g.small'] }));

    await expect(reading).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      problems: [
        {
          field: 'architecture',
          message:
            '"arm64" is not valid because windows has no arm64 images; expected x86_64; the architecture follows from t4g.small',
        },
      ],
    });
  });

  it('knows the publishers of the config', async () => {
    const text =
      'publishers: { corp: { owner: self, names: "corp-{version}" } }\nimages: { base: corp/1.2 }\n';
    writeFileSync(join(workingDirectory, 'ami-select.yml'), text);

    for (const image of [undefined, 'corp/1.2', 'corp-1.2']) {
      const { query, publishers } = await readJobRequest(given({ image }));

      expect(query).toMatchObject({ publisher: 'corp', version: '1.2' });
      expect(publishers?.find('corp')?.id).toBe('corp');
    }
  });

  it('complains about a fleet and SSH open to the world together, before an endpoint is started', async () => {
    const reading = readJobRequest(
      given({ instanceType: ['c7g'], sshFrom: '0.0.0.0/0' }, { where: 'embedded', variables: {} }),
    );

    await expect(reading).rejects.toMatchObject({
      exitClass: 'ambiguous',
      problems: [
        { message: expect.stringContaining('"c7g"') },
        { message: expect.stringContaining('would open SSH to the world') },
      ],
    });
  });

  it('lists the problems of the flags, the config, the fleet, the image, the build and the endpoint together', async () => {
    writeFileSync(join(workingDirectory, 'ami-select.yml'), 'imgaes: {}\nbuild: { stesp: [] }\n');

    const reading = readJobRequest(
      given(
        { ttl: 'soon', image: 'ubuntu/24.04@z80', subnetId: ['net-1'] },
        {
          problems: ['--artifakt is not a flag'],
          requirements: ['missing.txt'],
          variables: { AWS_REGION: 'eu-west-1', AWS_ENDPOINT_URL: 'nonsense' },
        },
      ),
    );

    const { problems } = await reading.catch((error) => error);
    const texts = JSON.stringify(problems);
    for (const part of ['artifakt', 'imgaes', 'stesp', 'soon', 'z80', 'net-1', 'missing.txt', 'nonsense']) {
      expect(texts).toContain(part);
    }
  });

  it('lists what is wrong with a refused image, beside its refused field', async () => {
    const text =
      'images: { base: { publisher: ubunto, versoin: "24.04" } }\nfleets: { test: { count: 0 } }\n';
    writeFileSync(join(workingDirectory, 'ami-select.yml'), text);

    const { problems } = await readJobRequest(given()).catch((error) => error);

    expect(problems).toMatchObject([
      { field: 'images.base.versoin', line: 1 },
      { field: 'images.base.publisher', line: 1 },
      { field: 'fleets.test.count', line: 2 },
    ]);
  });

  it('looks at the files of a build that is refused', async () => {
    const text =
      'build: { environments: { app: { requirements: [missing.txt] } }, steps: [{ rnu: make }] }\n';
    writeFileSync(join(workingDirectory, 'ami-select.yml'), text);

    const { problems } = await readJobRequest(given({}, { command: undefined })).catch((error) => error);
    const texts = JSON.stringify(problems);

    expect(texts).toContain('rnu');
    expect(texts).toContain('missing.txt');
  });

  it('says of each problem where its value was given', async () => {
    const path = join(workingDirectory, 'ami-select.yml');
    writeFileSync(path, 'fleets: { test: { image: nosuch, volume-size: 9, zones: [moon], count: 30 } }\n');
    const variables = { AWS_REGION: 'eu-west-1', AMI_SELECT_SSH_FROM: 'home' };

    const options = { subnetId: ['net-1'] };
    const { problems } = await readJobRequest(given(options, { variables })).catch((error) => error);

    expect(problems.map(formatProblem)).toEqual([
      expect.stringMatching(/ami-select.yml:1: fleets.test.image: "nosuch" is not valid/),
      expect.stringMatching(/ami-select.yml:1: fleets.test.zones: "moon" is not valid/),
      expect.stringMatching(/ami-select.yml:1: fleets.test.zones: "moon" is not valid; expected nothing/),
      expect.stringMatching(/ami-select.yml:1: fleets.test.count: 30 is not valid because the cap/),
      expect.stringMatching(/^--subnet-id: "net-1" is not valid/),
      expect.stringMatching(/^AMI_SELECT_SSH_FROM: "home" is not valid/),
    ]);
  });

  it('gives an image id its flag', async () => {
    const reading = readJobRequest(given({}, { imageId: 'ami-x', problems: ['another'] }));

    await expect(reading).rejects.toMatchObject({ problems: [{}, { field: '--image-id' }] });
  });

  it('gives the only problem of a part the exit status of that part', async () => {
    await expect(readJobRequest(given({ sshFrom: '0.0.0.0/0' }))).rejects.toMatchObject({
      code: 'UNSAFE_REQUEST',
    });
  });

  it('refuses to keep machines that end with the process', async () => {
    const reading = readJobRequest(given({}, { where: 'embedded', keep: true }));

    await expect(reading).rejects.toThrow('--keep is not valid because the embedded endpoint of --local');
  });

  it('reads settings from file, environment and flags, in this order', async () => {
    writeFileSync(
      join(workingDirectory, 'ami-select.yml'),
      'fleets: { test: { count: 2, minimum: 1, ttl: 10m } }\n',
    );
    const variables = { AWS_REGION: 'eu-west-1', AMI_SELECT_COUNT: '3', AMI_SELECT_TTL: '20m' };

    const { fleet } = await readJobRequest(given({ ttl: '30m' }, { variables }));

    expect(fleet).toMatchObject({ minimum: 1, count: 3, ttlMinutes: 30 });
  });
});
