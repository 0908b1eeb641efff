import { expect, it } from 'vitest';
import type { ImageRecord } from '../../catalogue/image/image-record.ts';
import { linuxTraits } from '../../catalogue/image/traits.ts';
import { keptOutput } from './kept-output.ts';

const view = { accountId: '111122223333', now: 0, tagsUntil: 0 };

function anImage(): ImageRecord {
  return {
    id: 'ami-0123456789abcdef0',
    name: 'an-image',
    ownerId: '099720109477',
    createdAt: 0,
    traits: linuxTraits({ architecture: 'x86_64', sshUser: 'ubuntu' }),
    parameters: [],
    description: undefined,
    state: 'available',
    public: true,
    deprecatedAt: undefined,
    details: undefined,
  };
}

it('gives the same frozen output as long as the image is the same', () => {
  const image = anImage();
  const kept = new WeakMap();

  const [first, second] = [keptOutput(image, view, kept), keptOutput(image, view, kept)];

  expect(second).toBe(first);
  expect(Object.isFrozen(first)).toBe(true);
});

it.each<[string, Partial<ImageRecord>, object]>([
  ['is disabled', { state: 'disabled' }, { State: 'disabled' }],
  ['is no longer public', { public: false }, { Public: false }],
  ['is deprecated', { deprecatedAt: 1000 }, { DeprecationTime: '1970-01-01T00:00:01.000Z' }],
  ['is described', { description: 'new' }, { Description: 'new' }],
  ['gets tags', { details: { tags: [{ Key: 'a', Value: 'b' }] } }, { ImageId: 'ami-0123456789abcdef0' }],
])('answers anew when the image %s', (_, change, expected) => {
  const image = anImage();
  const kept = new WeakMap();
  const before = keptOutput(image, view, kept);

  Object.assign(image, change);
  const after = keptOutput(image, view, kept);

  expect(after).not.toBe(before);
  expect(after).toMatchObject(expected);
});
