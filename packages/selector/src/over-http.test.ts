import type { LocalEc2 } from '@ami-select/local-ec2';
import { type Image as Ec2Image, EnableAllowedImagesSettingsCommand } from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseImage } from './choose/choose-image.ts';
import { architecturesOf } from './compatibility/architectures-of.ts';
import { checkCompatibility } from './compatibility/check-compatibility.ts';
import { describeInstanceTypes } from './compatibility/instance-type.ts';
import type { SelectDependencies } from './contract/ports.ts';
import { toImage } from './image/normalise-image.ts';
import { emptyLock } from './lock/lock.ts';
import { selectLocked } from './lock/select-locked.ts';
import { updateLock } from './lock/update-lock.ts';
import type { ImageQuery } from './query/image-query.ts';
import { selectRegions } from './regions/select-regions.ts';
import { select, selectOptional } from './select/select.ts';
import { expectScenario } from './testing/expect-scenario.ts';
import { httpDependencies, listPlainly, newestLike } from './testing/http.ts';
import { dependenciesOf, startEndpoint } from './testing/local-endpoint.ts';
import { runScenario } from './testing/run-scenario.ts';
import { CANONICAL, NOW } from './testing/samples.ts';
import { SCENARIOS } from './testing/scenarios.ts';

const REGION = 'eu-west-1';
const noble: ImageQuery = { publisher: 'ubuntu', version: '24.04', regions: [REGION] };

let local: LocalEc2;
let dependencies: SelectDependencies;

beforeAll(async () => {
  local = await startEndpoint();
  dependencies = dependenciesOf(local);
});

afterAll(async () => {
  await local?.close();
});

const listings = new Map<string, Promise<Ec2Image[]>>();

/** The plain listing of some owners, requested once: nothing is published in between. */
function listOnce(owners: readonly string[]): Promise<Ec2Image[]> {
  const key = owners.join();
  const listing = listings.get(key) ?? listPlainly(dependencies, REGION, owners);
  listings.set(key, listing);
  return listing;
}

describe('over HTTP', () => {
  it.each(SCENARIOS.map((scenario) => [scenario.title, scenario] as const))('%s', async (_, scenario) => {
    const { expected } = scenario;

    const outcome = await runScenario(scenario, REGION, dependencies);

    const selection = expectScenario(outcome, expected);
    if (selection === undefined || 'code' in expected) return;
    expect(selection.cost.bytes).toBeGreaterThan(0);
    if (expected.calls !== undefined) expect(selection.cost.calls).toBe(expected.calls);
    if (expected.newest !== true) return;
    const listing = await listOnce([selection.image.ownerId]);
    expect(selection.image.id).toBe(newestLike(listing, selection.image, expected.image.name));
  });

  it.each<ImageQuery>([
    { allowAnyOwner: true },
    { allowAnyOwner: true, nth: 3 },
    { allowAnyOwner: true, architecture: 'arm64', exclude: ['*2026*'] },
    { allowAnyOwner: true, nameRegex: '-[0-9]*7[0-9]*$', minimumAge: '20w' },
    { allowAnyOwner: true, maximumAge: '1h' },
    { allowAnyOwner: true, order: 'version' },
    { owners: [CANONICAL], exclude: ['ubuntu/images/*', '*testing*'] },
    { owners: ['aws-marketplace', 'self'], createdBefore: '2026-06-01' },
    { owners: ['amazon'], bootMode: ['uefi'], imdsSupport: 'v2.0' },
  ])('selects as the whole listing does for %j', async (query) => {
    const listing = await listOnce(query.owners ?? []);
    const images = listing.map((raw) => toImage(raw, { region: REGION, now: NOW }));

    const selection = await selectOptional({ ...query, optional: true, regions: [REGION] }, dependencies);

    expect(selection?.image).toEqual(chooseImage(images, query, NOW)?.image);
  });

  it('selects by product code', async () => {
    const marketplace: ImageQuery = { owners: ['aws-marketplace'], regions: [REGION] };
    const { image } = await select({ ...marketplace, name: ['bitnami-nginx-*'] }, dependencies);

    const selection = await select({ ...marketplace, productCode: image.productCodes }, dependencies);

    expect(image.productCodes).toHaveLength(1);
    expect(selection.image.id).toBe(image.id);
  });

  it('selects in every enabled region at once', async () => {
    const { selections } = await selectRegions({ ...noble, regions: ['all'] }, dependencies, {
      homeRegion: REGION,
    });

    expect(Object.keys(selections).length).toBeGreaterThan(10);
    expect(new Set(Object.values(selections).map(({ image }) => image.id)).size).toBe(
      Object.keys(selections).length,
    );
    expect(new Set(Object.values(selections).map(({ image }) => image.ownerId)).size).toBe(1);
  });

  it('locks, uses the lock with one call, and leaves it unchanged when nothing changed', async () => {
    const queries = { base: { ...noble, regions: [REGION, 'us-east-1'] } };

    const { lock, changes } = await updateLock(emptyLock(), queries, dependencies);
    const again = await updateLock(lock, queries, dependencies);
    const selection = await selectLocked({ lock, name: 'base', query: noble }, dependencies);

    expect(changes.map(({ kind, region }) => [kind, region])).toEqual([
      ['added', REGION],
      ['added', 'us-east-1'],
    ]);
    expect(again.changes).toEqual([]);
    expect(selection?.cost).toMatchObject({ calls: 1, images: 1 });
  });

  it('knows which instance types an image starts on', async () => {
    const { ec2 } = dependencies.clients(REGION);
    const types = await describeInstanceTypes(['c7g.large', 'm5.large'], { ec2, region: REGION });
    const [graviton, intel] = types.toSorted((left, right) => left.name.localeCompare(right.name));
    const { image } = await select({ ...noble, architecture: 'arm64' }, dependencies);

    expect(architecturesOf(graviton === undefined ? [] : [graviton])).toEqual(['arm64']);
    expect(checkCompatibility(image, graviton === undefined ? [] : [graviton])).toEqual([]);
    expect(checkCompatibility(image, intel === undefined ? [] : [intel])).toContainEqual(
      expect.objectContaining({ instanceType: 'm5.large', aspect: 'architecture' }),
    );
  });

  it('fails with UNREACHABLE_ENDPOINT when the connection is refused', async () => {
    const deaf = httpDependencies({ endpoint: 'http://127.0.0.1:9', accessKeyId: 'a', secretAccessKey: 'b' });

    await expect(select(noble, deaf)).rejects.toMatchObject({ code: 'UNREACHABLE_ENDPOINT' });
  });

  it('fails with ABORTED when the caller aborts', async () => {
    const signal = AbortSignal.abort();

    await expect(select(noble, { ...dependencies, signal })).rejects.toMatchObject({ code: 'ABORTED' });
  });
});

describe('over HTTP, while Allowed AMIs is in force', () => {
  let strict: LocalEc2;

  beforeAll(async () => {
    strict = await startEndpoint({ images: 1_000 });
  });

  afterAll(async () => {
    await strict?.close();
  });

  it('shows the verdict of audit mode, and the reason for an empty result when enabled', async () => {
    const dependencies = dependenciesOf(strict);
    const { ec2 } = dependencies.clients(REGION);

    await ec2.send(new EnableAllowedImagesSettingsCommand({ AllowedImagesSettingsState: 'audit-mode' }));
    const audited = await select(noble, dependencies);
    await ec2.send(new EnableAllowedImagesSettingsCommand({ AllowedImagesSettingsState: 'enabled' }));
    const refused = await select(noble, dependencies).catch((error: unknown) => error);

    expect(audited.image.allowed).toBe(false);
    expect(audited.warnings).toContainEqual(expect.stringContaining("not among the account's Allowed AMIs"));
    expect(refused).toMatchObject({
      code: 'NO_IMAGE',
      message: expect.stringContaining('Allowed AMIs is in force'),
    });
  });
});

describe('over HTTP, while things go wrong', () => {
  it('names a region that is not enabled', async () => {
    const effect = { kind: 'error', code: 'AuthFailure', status: 401 } as const;
    const closed = await startEndpoint({
      images: 1_000,
      faults: { rules: [{ match: { region: 'mx-central-1' }, effect }] },
    });
    const query: ImageQuery = { ...noble, regions: [REGION, 'mx-central-1'] };

    const outcome = await selectRegions(query, dependenciesOf(closed)).catch((error: unknown) => error);

    await closed.close();
    expect(outcome).toMatchObject({
      code: 'REGIONS_INCOMPLETE',
      details: { missing: [{ region: 'mx-central-1', error: { code: 'REGION_NOT_ENABLED' } }] },
    });
  });

  it.each([
    ['THROTTLED', { kind: 'error', code: 'RequestLimitExceeded', status: 503 }],
    ['PERMISSION_DENIED', { kind: 'error', code: 'UnauthorizedOperation', status: 403 }],
    ['NO_CREDENTIALS', { kind: 'error', code: 'RequestExpired', status: 400 }],
    ['UNREACHABLE_ENDPOINT', { kind: 'lose-response' }],
  ] as const)('fails with %s for %j', async (code, effect) => {
    const faulty = await startEndpoint({
      images: 1_000,
      faults: { rules: [{ match: { operation: 'DescribeImages' }, effect }] },
    });

    const outcome = await select(noble, dependenciesOf(faulty)).catch((error: unknown) => error);

    await faulty.close();
    expect(outcome).toMatchObject({ code });
  });
});
