import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseImages } from './import-images.ts';
import { readImages } from './read-images.ts';

const IMAGE = {
  ImageId: 'ami-0a1b2c3d4e5f67890',
  OwnerId: '099720109477',
  Architecture: 'x86_64',
  Name: 'a "name" with { and ] and \\ and ü',
  BlockDeviceMappings: [{ DeviceName: '/dev/sda1', Ebs: { SnapshotId: 'snap-0123456789abcdef0' } }],
  Tags: [{ Key: '{', Value: '\\' }],
};
const OTHER = { ...IMAGE, ImageId: 'ami-0a1b2c3d4e5f67891', Description: null };

/** The bytes of a text in pieces of a size. */
async function* pieces(text: string, size: number): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

function read(text: string, size = 7): ReturnType<typeof readImages> {
  return readImages(pieces(text, size));
}

describe('readImages', () => {
  it.each([
    ['the response of DescribeImages', { NextToken: 'more [', Images: [IMAGE, OTHER] }],
    ['its list alone', [IMAGE, OTHER]],
    ['an empty list', { Images: [] }],
    ['lists under other names', { Other: [{ Images: [7] }, {}], Images: [OTHER], Last: [{}] }],
  ])('reads %s as the parsed JSON is read, wherever it is cut', async (_, json) => {
    const expected = parseImages(json);

    for (const text of [JSON.stringify(json), JSON.stringify(json, undefined, 4)]) {
      for (const size of [1, 2, 3, 64, 10_000]) expect(await read(text, size)).toEqual(expected);
    }
  });

  it.each([
    ['an inner brace in the column of the image', '[\n  {"A": {\n  }, "B": 1\n  },\n  {\n  }\n]'],
    [
      'images that begin in other columns',
      '[\n    {\n  "A": 1},\n {"A": {"B":\n {}}},\n    {"A": 2\n    }\n]',
    ],
    ['two images in a line', '[\n  {"A": 1}, {"A": 2},\n  {\n  }\n]'],
  ])('reads %s', async (_, shape) => {
    let number = 0;
    const members = (): string => {
      number += 1;
      return JSON.stringify({ ...IMAGE, ImageId: `ami-${String(number).padStart(8, '0')}` }).slice(1, -1);
    };
    const text = shape
      .replaceAll('"A"', () => `${members()}, "A"`)
      .replace(/{\n {2}}\n]$/, () => `{${members()}}\n]`);

    for (const size of [5, 10_000]) {
      expect(await read(text, size)).toEqual(parseImages(JSON.parse(text)));
    }
    expect(number).toBeGreaterThan(1);
  });

  it('counts the last image of an id', async () => {
    const [only, ...more] = await read(JSON.stringify([IMAGE, { ...IMAGE, Name: 'newer' }]));

    expect(only?.name).toBe('newer');
    expect(more).toEqual([]);
  });

  it('lists the problems of every image by its place in the list', async () => {
    const text = JSON.stringify({ Images: [IMAGE, 7, { ImageId: 'x' }, null] });

    await expect(read(text)).rejects.toMatchObject({
      code: 'INVALID_IMPORT',
      problems: [
        { message: 'image 2 is not an object' },
        { message: 'image 3 (x) has no OwnerId' },
        { message: 'image 3 (x) has no Architecture' },
        { message: 'image 3 (x): ImageId is "x", which is not an image id' },
      ],
    });
  });

  it.each([
    ['', /it is not JSON/],
    ['{', /it is not JSON/],
    ['{"Images":[{"ImageId":]}', /it is not JSON/],
    ['{"Images":[{"ImageId":"ami-1"', /it is not JSON/],
    ['{"Images":[{}]}]', /it is not JSON/],
    ['[[{"ImageId":"ami-1"}]]', /image 1 is not an object/],
    ['{"images":[{}]}', /Images is missing/],
    ['7', /Images is missing/],
  ])('refuses %j', async (text, reason) => {
    await expect(read(text)).rejects.toThrow(reason);
  });

  it.each([
    'Marker5ecret',
    'Marker5ecret=1',
    '{"Images":[{Marker5ecret',
    '[{"a": Marker5ecret}]',
    '"Marker5ecret',
    '{}Marker5ecret',
  ])('shows nothing of what is no JSON: %j', async (text) => {
    const error = await read(text).catch((caught: unknown) => caught);

    expect(error).toMatchObject({ code: 'INVALID_IMPORT', problems: [{ message: 'it is not JSON' }] });
    expect(String(error)).not.toContain('Marker5ecret');
  });

  it('agrees with JSON.parse on any document', async () => {
    const member = fc.oneof(
      fc.record({
        ImageId: fc.constant(IMAGE.ImageId),
        OwnerId: fc.constant('1'.repeat(12)),
        Name: fc.string(),
      }),
      fc.constant(IMAGE),
      fc.jsonValue(),
    );
    const document = fc.oneof(
      fc.array(member),
      fc.record({ Images: fc.array(member), Other: fc.jsonValue() }),
    );
    const outcome = async (work: () => unknown): Promise<unknown> => {
      try {
        return await work();
      } catch (error) {
        return String(error);
      }
    };

    await fc.assert(
      fc.asyncProperty(document, fc.integer({ min: 1, max: 900 }), fc.nat(4), async (json, size, indent) => {
        const text = JSON.stringify(json, undefined, indent);

        expect(await outcome(() => read(text, size))).toEqual(
          await outcome(() => parseImages(JSON.parse(text))),
        );
      }),
    );
  });
});
