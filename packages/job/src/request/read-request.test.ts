import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUILD_FIELDS, FLEET_FIELDS, fromFlags } from '@ami-select/config';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GivenJob, readJobRequest } from './read-request.ts';

describe('readJobRequest', () => {
  let workingDirectory: string;
  beforeEach(() => {
    workingDirectory = mkdtempSync(join(tmpdir(), 'read-request-'));
  });
  afterEach(() => rmSync(workingDirectory, { recursive: true }));

  /** The flags of a command line of `run` with these options. */
  function given(options: Record<string, unknown> = {}, change: Partial<GivenJob> = {}): GivenJob {
    return {
      subject: 'run',
      config: undefined,
      workingDirectory,
      variables: { AWS_REGION: 'eu-west-1' },
      problems: [],
      nameOf: (field) => `--${field}`,
      fleet: undefined,
      imageId: undefined,
      fleetFields: fromFlags(FLEET_FIELDS, options),
      identity: { id: 'test' },
      hasDefaults: true,
      where: 'account',
      requirements: [],
      command: 'uname -a',
      directory: undefined,
      outputDirectory: 'out',
      buildFields: fromFlags(BUILD_FIELDS, options),
      keep: false,
      ...change,
    };
  }

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

  it('takes an image that fits the instance types', async () => {
    const { query } = await readJobRequest(given({ instanceType: ['c7g.large'] }));

    expect(query).toMatchObject({ architecture: 'arm64' });
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

  it('gives the only problem of a part the exit status of that part', async () => {
    await expect(readJobRequest(given({ sshFrom: '0.0.0.0/0' }))).rejects.toMatchObject({
      code: 'UNSAFE_REQUEST',
    });
  });

  it('refuses to keep machines that end with the process', async () => {
    const reading = readJobRequest(given({}, { where: 'embedded', keep: true }));

    await expect(reading).rejects.toThrow('--keep cannot go with --local');
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
