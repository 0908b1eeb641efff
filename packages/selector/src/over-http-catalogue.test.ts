import type { LocalEc2 } from '@ami-select/local-ec2';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseImage } from './choose/choose-image.ts';
import type { SelectDependencies } from './contract/ports.ts';
import { toImage } from './image/normalise-image.ts';
import { expandPublisher, ownersIn } from './publishers/expand.ts';
import type { Publisher } from './publishers/publisher.ts';
import { PUBLISHERS } from './publishers/table.ts';
import { parseImageQuery } from './query/parse-image-query.ts';
import { selectRegions } from './regions/select-regions.ts';
import { select, selectOptional } from './select/select.ts';
import { ATTACKS, TARGETS } from './testing/attacks.ts';
import { dependenciesOf, publish, startEndpoint } from './testing/local-endpoint.ts';
import { imageId, NOW, rawImage } from './testing/samples.ts';

const REGION = 'eu-west-1';
const CORP = '444455556666';

/** Publishers that give every build a version of its own: no example stays true. */
const WITHOUT_LASTING_VERSION = ['flatcar', 'arch'];

let local: LocalEc2;
let dependencies: SelectDependencies;

beforeAll(async () => {
  local = await startEndpoint({ images: 1_000 });
  dependencies = dependenciesOf(local);
});

afterAll(async () => {
  await local?.close();
});

function requestFor({ id, version }: Publisher): { readonly version?: string } {
  return WITHOUT_LASTING_VERSION.includes(id) ? {} : { version: version.example };
}

describe('owners of other partitions and regions, over HTTP', () => {
  it.each([
    ['us-gov-west-1', 'ubuntu', '24.04', '513442679011'],
    ['us-gov-east-1', 'amazon-linux', '2023', '045324592363'],
    ['cn-north-1', 'ubuntu', '24.04', '837727238323'],
    ['cn-northwest-1', 'amazon-linux', '2023', '141808717104'],
    ['af-south-1', 'amazon-linux', '2023', '210953353124'],
    ['eu-south-1', 'ecs', '2023', '097296689135'],
  ])('in %s %s %s comes from %s', async (region, publisher, version, owner) => {
    const query = parseImageQuery({ publisher, version, region });

    const { image } = await select(query, dependencies);

    expect(image.ownerId).toBe(owner);
  });

  it('lists the enabled regions of the partition of the home region', async () => {
    const query = parseImageQuery({ publisher: 'ubuntu', version: '24.04', region: 'all' });

    const { selections } = await selectRegions(query, dependencies, { homeRegion: 'us-gov-west-1' });

    expect(Object.keys(selections).sort()).toEqual(['us-gov-east-1', 'us-gov-west-1']);
  });
});

describe('every publisher, over HTTP', () => {
  it.each(PUBLISHERS.map((publisher) => [publisher.id, publisher] as const))('%s', async (id, publisher) => {
    const query = parseImageQuery({ publisher: id, ...requestFor(publisher), region: REGION });

    const { image, warnings } = await select(query, dependencies);

    expect(image).toMatchObject({ publisher: id, noLogin: publisher.noLogin });
    expect(image.sshUser).toBe(publisher.noLogin === undefined ? publisher.sshUser : undefined);
    expect(ownersIn(publisher, REGION)).toContainEqual(
      expect.toSatisfy((owner) => owner === image.ownerId || owner === image.ownerAlias),
    );
    expect(warnings.some((warning) => warning.includes('one source only'))).toBe(
      !publisher.evidence.verified,
    );
  });

  const withParameter = PUBLISHERS.flatMap((publisher) => {
    const { ssmParameter } = expandPublisher(publisher, requestFor(publisher));
    return ssmParameter === undefined ? [] : [[publisher.id, publisher, ssmParameter] as const];
  });

  it.each(withParameter)('%s names the same image in its SSM parameter', async (id, publisher, parameter) => {
    const query = parseImageQuery({ publisher: id, ...requestFor(publisher), region: REGION });

    const selection = await select(query, dependencies);
    const named = await select({ ssmParameter: parameter, regions: [REGION] }, dependencies);

    expect(named.image.id).toBe(selection.image.id);
  });
});

describe('look-alikes, over HTTP', () => {
  beforeAll(async () => {
    const CreationDate = NOW.toISOString();
    const attacks = ATTACKS.map(([, , attack], index) =>
      rawImage({ number: 5_000 + index, ...attack, CreationDate }),
    );
    await publish(local, REGION, attacks);
  });

  it.each(Object.entries(TARGETS))('of %s never win', async (_, { query, real }) => {
    const attacked = { ...query, fallback: undefined, regions: [REGION] };

    const { image } = await select(attacked, dependencies);

    expect(image.ownerId).toBe(real.OwnerId);
    expect(ATTACKS.map((_attack, index) => imageId(5_000 + index))).not.toContain(image.id);
  });
});

describe('order, over HTTP', () => {
  it('breaks ties by name, then id, and reports it', async () => {
    const CreationDate = '2025-05-05T00:00:00.000Z';
    const OwnerId = CORP;
    await publish(local, REGION, [
      rawImage({ number: 9_003, OwnerId, CreationDate, Name: 'tie-10' }),
      rawImage({ number: 9_001, OwnerId, CreationDate, Name: 'tie-9' }),
      rawImage({ number: 9_002, OwnerId, CreationDate, Name: 'tie-10' }),
    ]);

    const selection = await select({ owners: [CORP], name: ['tie-*'], regions: [REGION] }, dependencies);

    expect([selection.image, ...selection.runnersUp].map(({ id }) => id)).toEqual(
      [9_002, 9_003, 9_001].map(imageId),
    );
    expect(selection.reasons[0]).toContain(`tie with ${imageId(9_003)} (tie-10) decided by id`);
  });

  it('selects as the full listing does whatever was published, in windows or not', async () => {
    const member = fc.record({
      number: fc.integer({ min: 10_000, max: 10_400 }),
      Name: fc.constantFrom('base-1', 'base-2', 'base-10', 'base-10-rc1', 'other'),
      Architecture: fc.constantFrom('x86_64' as const, 'arm64' as const),
      CreationDate: fc
        .oneof(
          fc.date({ min: new Date('2009-01-01'), max: new Date('2026-01-01'), noInvalidDate: true }),
          fc.integer({ min: 0, max: 500 }).map((days) => new Date(NOW.getTime() - days * 86_400_000)),
        )
        .map((date) => date.toISOString()),
      State: fc.constantFrom('available' as const, 'available' as const, 'pending' as const),
    });
    const world = fc.uniqueArray(member, { selector: ({ number }) => number, minLength: 1, maxLength: 20 });
    const queries = fc.record(
      {
        name: fc.constantFrom(['base-*'], ['base-1', 'other']),
        exclude: fc.constant(['*-rc*']),
        architecture: fc.constantFrom('x86_64' as const, 'arm64' as const),
        order: fc.constantFrom('date' as const, 'version' as const),
        nth: fc.integer({ min: 1, max: 3 }),
        maximumAge: fc.constant('200w'),
        minimumAge: fc.constantFrom('3d', '60w'),
      },
      { requiredKeys: [] },
    );
    let account = 700_000_000_000;

    await fc.assert(
      fc.asyncProperty(world, queries, async (members, fields) => {
        account += 1;
        const images = members.map((one) => rawImage({ ...one, OwnerId: String(account) }));
        await publish(local, REGION, images);
        const query = { ...fields, owners: [String(account)], regions: [REGION], optional: true };
        const expected = chooseImage(
          images.map((raw) => toImage(raw, { region: REGION, now: NOW })),
          query,
          NOW,
        );

        const selection = await selectOptional(query, dependencies);

        expect(selection?.image.id).toBe(expected?.image.id);
      }),
      { numRuns: 40 },
    );
  });
});
