import type { Image as Ec2Image } from '@aws-sdk/client-ec2';
import { describe, expect, it } from 'vitest';
import { chooseImage } from './choose/choose-image.ts';
import type { SelectDependencies } from './contract/ports.ts';
import { toImage } from './image/normalise-image.ts';
import { emptyLock } from './lock/lock.ts';
import { formatLock, parseLock } from './lock/lock-file.ts';
import { selectLocked } from './lock/select-locked.ts';
import { updateLock } from './lock/update-lock.ts';
import { withOwnPublishers } from './query/own-publishers.ts';
import { parseImageQuery } from './query/parse-image-query.ts';
import { parseShorthand } from './query/parse-shorthand.ts';
import { queryReaders } from './query/query-readers.ts';
import { selectRegions } from './regions/select-regions.ts';
import { select } from './select/select.ts';
import { fakeDependencies, imageId, NOW, REGION, rawImage, STRANGER } from './testing/samples.ts';

const CORP = '123456789012';
const { publishers } = withOwnPublishers({
  corp: {
    owner: [CORP],
    names: ['corp-base-{version}-{arch}-*'],
    exclude: ['*-rc*'],
    user: 'deploy',
    parameter: '/corp/{version}/{arch}',
  },
  mine: { owner: ['self'], names: ['mine-*'], user: 'me' },
});

const WORLD: readonly Ec2Image[] = [
  corpImage(1, 'corp-base-1.2-x86_64-20260101', '2026-11-01'),
  corpImage(2, 'corp-base-1.2.1-x86_64-20250101', '2025-01-01'),
  corpImage(3, 'corp-base-1.2.1-arm64-20250101', '2025-01-01', { Architecture: 'arm64' }),
  corpImage(4, 'corp-base-1.10-x86_64-20240101', '2024-01-01'),
  corpImage(5, 'corp-base-1.20-x86_64-20240101', '2024-01-01', {
    DeprecationTime: '2025-01-01T00:00:00.000Z',
  }),
  corpImage(6, 'corp-base-1.2.9-rc1-x86_64-20261101', '2026-11-02'),
  corpImage(7, 'corp-base-1.2.7-x86_64-20261101', '2026-11-02', { OwnerId: STRANGER }),
  corpImage(8, 'corp-base-next-x86_64-20261101', '2026-11-03'),
  rawImage({ number: 9, Name: 'mine-1', CreationDate: '2026-01-01T00:00:00.000Z' }),
  rawImage({ number: 10, Name: 'mine-2', CreationDate: '2026-02-01T00:00:00.000Z' }),
];

function corpImage(number: number, Name: string, day: string, members: Partial<Ec2Image> = {}): Ec2Image {
  return rawImage({ number, Name, OwnerId: CORP, CreationDate: `${day}T00:00:00.000Z`, ...members });
}

const dependencies: SelectDependencies = { ...fakeDependencies([...WORLD]), publishers };

async function selected(line: string): Promise<string> {
  const query = { ...parseShorthand(line, publishers), regions: [REGION] };
  return (await select(query, dependencies)).image.id;
}

describe('a publisher of one’s own', () => {
  it.each([
    ['corp/1.2', 2],
    ['corp-1.2', 2],
    ['corp:1.2@arm64', 3],
    ['corp/1.2.1@arm64', 3],
    ['corp', 4],
    ['corp/1.10', 4],
    ['mine', 10],
  ])('%s selects the highest of its version', async (line, number) => {
    expect(await selected(line)).toBe(imageId(number));
  });

  it.each([
    [['dot-{version}.*-{arch}'], ['dot-1.10.1-x86_64', 'dot-1.9.5-x86_64']],
    [['sp-{version}-*'], ['sp-15-sp7-20260101', 'sp-15-sp6-20260501']],
    [['sp-{version}-*'], ['sp-15-sp7-20260101', 'sp-15-sp7-rc1-20260501', 'sp-12-sp5-20260601']],
    [
      ['a-{version}', 'b-{version}'],
      ['b-1.3', 'a-1.2'],
    ],
    [['corp-{version}-{arch}'], ['corp-1.2.1-3-x86_64', 'corp-1.2-7-x86_64', 'corp-1.2-6-x86_64']],
  ])('whose names are %j has the order %j', async (names, inOrder) => {
    const table = withOwnPublishers({ corp: { owner: [CORP], names } }).publishers;
    const images = inOrder.map((name, at) => corpImage(at + 1, name, `2026-10-0${at + 1}`));

    const { image, runnersUp } = await select(
      { publisher: 'corp', regions: [REGION] },
      { ...fakeDependencies(images), publishers: table },
    );

    expect([image, ...runnersUp].map(({ name }) => name)).toEqual(inOrder);
  });

  it('is known on the selected image, with its user', async () => {
    const { image, runnersUp } = await select(
      { publisher: 'corp', version: '1.2', regions: [REGION] },
      dependencies,
    );

    expect(image).toMatchObject({ publisher: 'corp', sshUser: 'deploy' });
    expect(runnersUp).toMatchObject([{ id: imageId(1), publisher: 'corp', sshUser: 'deploy' }]);
  });

  it('is recognised by owner and name where the query does not name it', async () => {
    const byId = await select({ imageId: imageId(1), regions: [REGION] }, dependencies);
    const stranger = await select({ imageId: imageId(7), regions: [REGION] }, dependencies);

    expect(byId.image).toMatchObject({ publisher: 'corp', sshUser: 'deploy' });
    expect(stranger.image.publisher).toBeUndefined();
  });

  it('is known on an image of self, whose account nobody names', async () => {
    const { image } = await select({ publisher: 'mine', regions: [REGION] }, dependencies);

    expect(image).toMatchObject({ id: imageId(10), publisher: 'mine', sshUser: 'me' });
  });

  it('works in fallbacks, in several regions, and in the pure core', async () => {
    const query = parseImageQuery(
      {
        publisher: 'corp',
        version: '7',
        fallback: [{ publisher: 'corp', version: '1.10' }],
        regions: [REGION],
      },
      publishers,
    );
    const images = WORLD.map((raw) => toImage(raw, { region: REGION, now: NOW }));

    const { selections } = await selectRegions(query, dependencies);

    expect(selections[REGION]?.image.id).toBe(imageId(4));
    expect(chooseImage(images, { publisher: 'corp', version: '1.10' }, NOW, publishers)?.image.id).toBe(
      imageId(4),
    );
  });

  it('is diagnosed with its names and its parameter', async () => {
    const query = { publisher: 'corp', version: '1.20', regions: [REGION] };

    const parameters = { '/corp/1.20/x86_64': imageId(4) };
    const withParameter = { ...fakeDependencies([...WORLD], { parameters }), publishers };

    await expect(select(query, withParameter)).rejects.toMatchObject({
      code: 'NO_IMAGE',
      message: expect.stringContaining('deprecated'),
      hint: `corp also names its image in ssm-parameter: /corp/1.20/x86_64 (now ${imageId(4)})`,
    });
  });

  it.each([
    ['corp-{version}-{arch}', 'corp-2.0-rc1-x86_64', 'corp/2.0', 'without architecture'],
    ['corp-{version}-{arch}', 'corp-2.0-aarch64', 'corp/2.0@arm64', 'matches exist for'],
    ['corp-{version}-x', 'corp-next-x', 'corp/2', 'the versions ,'],
  ])('whose names are %s is not diagnosed by %s for %s: %s', async (template, name, line, words) => {
    const table = withOwnPublishers({ corp: { owner: [CORP], names: [template] } }).publishers;
    const Architecture = name.includes('aarch64') ? 'arm64' : 'x86_64';
    const world = {
      ...fakeDependencies([corpImage(1, name, '2026-10-01', { Architecture })]),
      publishers: table,
    };
    const query = { ...parseShorthand(line, table), regions: [REGION] };

    const error = await select(query, world).catch((caught: unknown) => caught);

    expect(error).toMatchObject({ code: 'NO_IMAGE', message: expect.not.stringContaining(words) });
  });

  it('is locked, and the lock is read with it', async () => {
    const queries = {
      base: parseImageQuery({ publisher: 'corp', version: '1.2', regions: [REGION] }, publishers),
      own: parseImageQuery({ publisher: 'mine', regions: [REGION] }, publishers),
    };
    const { lock } = await updateLock(emptyLock(), queries, dependencies);

    const read = parseLock(formatLock(lock), publishers);

    expect(read).toEqual(lock);
    expect(() => parseLock(formatLock(lock))).toThrow(
      '"corp" is not valid because no publisher has this name',
    );
    for (const [name, sshUser] of [
      ['base', 'deploy'],
      ['own', 'me'],
    ] as const) {
      const selection = await selectLocked({ lock: read, name, query: queries[name] }, dependencies);
      expect(selection?.image).toMatchObject({ sshUser });
    }
  });

  it.each([
    [
      { publisher: 'corp', version: 'next' },
      '"next" is not valid because it is not a version of corp; expected e.g. "1.2"',
    ],
    [
      { publisher: 'corp', variant: 'gpu' },
      '"gpu" is not valid because corp has no such variant; expected standard',
    ],
    [{ publisher: 'corp', architecture: 'i386' }, 'corp has no i386 images; expected x86_64 or arm64'],
    [{ publisher: 'mine', version: '1' }, 'mine has no versions: its names have no {version}'],
    [{ publisher: 'cropp' }, '"cropp" is not valid because no publisher has this name; expected "corp"'],
    [
      { publisher: 'corp-1.2' },
      '"corp-1.2" is a publisher with its version; expected publisher corp and version "1.2"',
    ],
    [
      { publisher: 'al2023' },
      '"al2023" is a publisher with its version; expected publisher amazon-linux and version "2023"',
    ],
  ])('refuses %j', (fields, message) => {
    expect(() => parseImageQuery(fields, publishers)).toThrow(message);
  });

  it('is unknown where it was not passed', () => {
    expect(() => parseImageQuery({ publisher: 'corp' })).toThrow(
      '"corp" is not valid because no publisher has this name',
    );
    expect(queryReaders().publishers.has('corp')).toBe(false);
    expect(queryReaders(publishers).publishers.has('corp-1.2')).toBe(true);
  });
});
