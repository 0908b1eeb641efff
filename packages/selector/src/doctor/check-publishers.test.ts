import type { LocalEc2 } from '@ami-select/local-ec2';
import type { Image as Ec2Image } from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SelectDependencies, SsmSender } from '../contract/ports.ts';
import type { Publisher } from '../publishers/publisher.ts';
import { awsError } from '../testing/fake-ec2.ts';
import { dependenciesOf, publish, startEndpoint } from '../testing/local-endpoint.ts';
import { fakeDependencies, NOW, rawImage, STRANGER } from '../testing/samples.ts';
import { checkPublishers } from './check-publishers.ts';
import type { LineReport } from './publisher-report.ts';

const REGION = 'eu-west-1';
const OWNER = '222233334444';

/** A row whose images are named after it: `steady-1.2-x86_64-20261101`. */
function row(id: string, members: Partial<Publisher> = {}): Publisher {
  return {
    id,
    title: id,
    owners: { aws: [OWNER] },
    architectures: ['x86_64'],
    version: { pattern: /^\d\.\d$/, example: '1.2' },
    order: 'date',
    lines: [{ variant: 'standard', names: [`${id}-{version}-{arch}-*`], ssmParameter: `/${id}/{version}` }],
    evidence: { source: 'a test', checked: '2026-11-28', verified: true },
    ...members,
  };
}

/** Made as many days before now as it says; its name has its day. */
function image(number: number, id: string, days: number, members: Partial<Ec2Image> = {}): Ec2Image {
  const made = new Date(NOW.getTime() - days * 86_400_000).toISOString();
  const Name = `${id}-1.2-x86_64-${made.slice(0, 10).replaceAll('-', '')}`;
  return rawImage({ number, OwnerId: OWNER, Name, CreationDate: made, Public: true, ...members });
}

const pointedAt = (id: string): Partial<Ec2Image> => ({ PublicSsmParameterName: `/${id}/1.2` });

describe('checkPublishers of a catalogue in which rows have drifted', () => {
  let local: LocalEc2;
  let dependencies: SelectDependencies;
  beforeAll(async () => {
    local = await startEndpoint({ images: 0 });
    dependencies = dependenciesOf(local);
    await publish(local, REGION, [
      image(1, 'steady', 10, pointedAt('steady')),
      image(2, 'moved', 10, { OwnerId: STRANGER, ...pointedAt('moved') }),
      image(3, 'renamed-now', 10, { OwnerId: '333344445555' }),
      image(4, 'behind', 60, pointedAt('behind')),
      image(5, 'behind', 3),
      image(6, 'newer', 10, { Name: 'newer-1.3-x86_64-20261101', PublicSsmParameterName: '/newer/1.3' }),
      image(13, 'refused', 10, pointedAt('refused')),
      image(14, 'refused', 10, { Name: 'refused-10.0-x86_64-20261101' }),
      image(7, 'stale', 400, pointedAt('stale')),
      image(8, 'unpointed', 10),
      image(9, 'foreign', 20),
      image(10, 'foreign', 10, { OwnerId: STRANGER, ...pointedAt('foreign') }),
      image(11, 'ended', 900, { DeprecationTime: new Date(NOW.getTime() - 86_400_000).toISOString() }),
      image(12, 'half', 10, pointedAt('half')),
    ]);
  });
  afterAll(async () => {
    await local?.close();
  });

  async function check(publisher: Publisher): Promise<LineReport> {
    const { lines } = await checkPublishers({ regions: [REGION], publishers: [publisher] }, dependencies);
    const [line, ...others] = lines;
    if (line === undefined || others.length > 0) throw new Error(`${lines.length} lines`);
    return line;
  }

  it('finds nothing where owner, names and parameter agree', async () => {
    await expect(check(row('steady'))).resolves.toEqual({
      publisher: 'steady',
      variant: 'standard',
      region: REGION,
      status: 'ok',
      findings: [],
      images: 1,
      version: '1.2',
      newest: { id: expect.stringMatching(/^ami-/), name: expect.stringMatching(/^steady-/), ageDays: 10 },
    });
  });

  it.each<[string, Publisher, string, string]>([
    ['an owner that changed', row('moved'), 'owner-changed', STRANGER],
    [
      'names that changed',
      row('renamed', { owners: { aws: ['333344445555'] } }),
      'renamed',
      'renamed-now-1.2',
    ],
    [
      'a row that nobody publishes',
      row('gone', { owners: { aws: ['444455556666'] } }),
      'no-images',
      'nor anybody',
    ],
    ['a parameter at an older image', row('behind'), 'parameter-behind', '57 days older than behind-1.2'],
    ['a higher version that it refuses', row('refused'), 'newer-version', 'version 10.0 exists'],
    ['a newest image that is old', row('stale'), 'stale', '400 days old'],
    ['a parameter that is not there', row('unpointed'), 'parameter-missing', '/unpointed/1.2'],
    ["a parameter at another owner's image", row('foreign'), 'parameter-differs', `an image of ${STRANGER}`],
    ['images that are all deprecated', row('ended'), 'deprecated', 'ended-1.2-x86_64'],
    [
      'an architecture without an image',
      row('half', { architectures: ['x86_64', 'arm64'] }),
      'no-architecture',
      'arm64',
    ],
  ])('finds %s', async (_, publisher, kind, words) => {
    const { status, findings } = await check(publisher);

    expect(status).toBe('drifted');
    expect(findings).toEqual([{ kind, message: expect.stringContaining(words) }]);
  });

  it('names a higher version that the row selects', async () => {
    await expect(check(row('newer'))).resolves.toMatchObject({ status: 'ok', newerVersion: '1.3' });
  });

  it('reads the parameter of a config for its highest release in full, and for no preview', async () => {
    await publish(local, REGION, [
      image(20, 'corp', 10, { Name: 'corp-2.0.1-x86_64-1', PublicSsmParameterName: '/corp/2.0.1' }),
      image(21, 'corp', 5, { Name: 'corp-2.1-rc1-x86_64-1' }),
    ]);
    const own = row('corp', {
      version: { pattern: /^v?\d[\w.+-]*$/, example: '1.2' },
      evidence: { source: 'the config', verified: true },
    });

    const { lines } = await checkPublishers({ regions: [REGION], publishers: [], own: [own] }, dependencies);

    expect(lines).toMatchObject([{ status: 'ok', version: '2.1-rc1', findings: [] }]);
  });

  it('expects no version and no architecture of a row of a config', async () => {
    const own = [row('newer'), row('half', { architectures: ['x86_64', 'arm64'] })];

    const { lines } = await checkPublishers({ regions: [REGION], publishers: [], own }, dependencies);

    expect(lines.map(({ status }) => status)).toEqual(['ok', 'ok']);
  });

  it('finds that everything of a row is stale in a later year', async () => {
    const later = { ...dependencies.clock, now: () => new Date(NOW.getTime() + 300 * 86_400_000) };
    const publishers = [row('steady'), row('behind')];

    const { lines } = await checkPublishers(
      { regions: [REGION], publishers },
      { ...dependencies, clock: later },
    );

    expect(lines.map(({ findings }) => findings.some(({ kind }) => kind === 'stale'))).toEqual([true, true]);
  });

  it('takes one listing a publisher and one call for ten parameters', async () => {
    const publishers = [row('steady'), row('stale'), row('behind')];

    const { calls } = await checkPublishers({ regions: [REGION, 'eu-west-2'], publishers }, dependencies);

    // In the second region nobody has an image: three more listings a publisher, and no parameter.
    expect(calls).toBe(3 + 1 + 3 * 4);
  });
});

describe('checkPublishers where it may not look', () => {
  const refused = (name: string) => () => {
    throw awsError(name);
  };

  it('is unknown, and not ok, without permission', async () => {
    const dependencies = fakeDependencies([], { beforeResponse: refused('UnauthorizedOperation') });

    const { lines } = await checkPublishers({ regions: [REGION], publishers: [row('steady')] }, dependencies);

    expect(lines).toMatchObject([
      {
        status: 'unknown',
        findings: [{ kind: 'unchecked', message: expect.stringContaining('DescribeImages') }],
      },
    ]);
  });

  it('is unknown where only the parameters cannot be read', async () => {
    const { ec2, ...others } = fakeDependencies([image(1, 'steady', 10)]);
    const ssm = { send: async () => refused('AccessDeniedException')() } as unknown as SsmSender;

    const { lines } = await checkPublishers(
      { regions: [REGION], publishers: [row('steady')] },
      { ...others, clients: () => ({ ec2, ssm }) },
    );

    expect(lines).toMatchObject([
      { status: 'unknown', findings: [{ message: expect.stringContaining('ssm:GetParameters') }] },
    ]);
  });

  it('ends without credentials', async () => {
    const dependencies = fakeDependencies([], { beforeResponse: refused('CredentialsProviderError') });

    await expect(checkPublishers({ regions: [REGION] }, dependencies)).rejects.toMatchObject({
      code: 'NO_CREDENTIALS',
    });
  });

  it('does not ask for lines that have ended', async () => {
    const steady = row('steady');
    const ended = { ...steady, lines: steady.lines.map((line) => ({ ...line, ended: 'in May 2024' })) };

    const { lines, calls } = await checkPublishers(
      { regions: [REGION], publishers: [ended] },
      fakeDependencies([image(1, 'steady', 900)]),
    );

    expect({ lines, calls }).toEqual({ lines: [], calls: 0 });
  });

  it('says nothing of a publisher in a partition where it has no owner', async () => {
    const { lines } = await checkPublishers(
      { regions: ['cn-north-1'], publishers: [row('steady')] },
      fakeDependencies([]),
    );

    expect(lines).toEqual([]);
  });
});

describe('checkPublishers of the generated catalogue', () => {
  let local: LocalEc2;
  beforeAll(async () => {
    local = await startEndpoint();
  });
  afterAll(async () => {
    await local?.close();
  });

  it('has every row under its owner, its names and its parameters', async () => {
    const { lines, calls } = await checkPublishers({ regions: [REGION] }, dependenciesOf(local));

    // What ends or lags in the catalogue, as at AWS, is no disagreement about names.
    const allowed = ['stale', 'no-images', 'deprecated', 'parameter-behind'];
    const wrong = lines.flatMap(({ publisher, variant, findings }) =>
      findings.filter(({ kind }) => !allowed.includes(kind)).map((one) => ({ publisher, variant, ...one })),
    );
    expect(wrong).toEqual([]);
    expect(lines.filter(({ images }) => images > 0).length).toBeGreaterThan(lines.length * 0.9);
    expect(calls).toBeLessThanOrEqual(60);
  });
});
