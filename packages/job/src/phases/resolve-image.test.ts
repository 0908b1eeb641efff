import { silentLogger } from '@ami-select/core';
import { type ImageQuery, parseImageQuery } from '@ami-select/selector';
import { describe, expect, it } from 'vitest';
import type { JobDependencies } from '../context/dependencies.ts';
import { resolveImage } from './resolve-image.ts';

const ID = 'ami-00000000000000001';

interface Found {
  readonly Name: string;
  readonly OwnerId: string;
  readonly ImageOwnerAlias?: string;
}

const BOTTLEROCKET: Found = {
  Name: 'bottlerocket-aws-k8s-1.34-x86_64-v1.54.0-5043decc',
  OwnerId: '092701018921',
  ImageOwnerAlias: 'amazon',
};
const TALOS: Found = { Name: 'talos-v1.13.2-eu-west-1-amd64', OwnerId: '540036508848' };

/** The image as the job finds it in an account where it is the only one. */
function resolve(query: ImageQuery, found: Found) {
  const image = {
    ImageId: ID,
    Architecture: 'x86_64',
    CreationDate: '2026-08-01T00:00:00.000Z',
    State: 'available',
    RootDeviceType: 'ebs',
    VirtualizationType: 'hvm',
    ImageType: 'machine',
    ...found,
  };
  const client = { send: async () => ({ Images: [image] }) };
  return resolveImage({ query }, {
    region: 'eu-west-1',
    clients: () => ({ ec2: client, ssm: client }),
    clock: { now: () => new Date('2026-09-01T00:00:00Z'), sleep: async () => {} },
    logger: silentLogger,
    signal: new AbortController().signal,
  } as unknown as JobDependencies);
}

describe('resolveImage', () => {
  it.each([
    [BOTTLEROCKET, 'has no SSH server'],
    [TALOS, 'talosctl'],
  ])('refuses $Name, which nobody can log in to, by its id', async (found, reason) => {
    const error = await resolve(parseImageQuery({ imageId: ID }), found).catch((thrown) => thrown);

    expect(error).toMatchObject({ code: 'NO_LOGIN', exitClass: 'usage' });
    expect(error.message).toContain(`${ID} (${found.Name})`);
    expect(error.message).toContain(reason);
    expect(error.hint).toContain('amazon-linux/2023');
  });

  it('refuses it by its publisher', async () => {
    const query = parseImageQuery({ publisher: 'bottlerocket', version: '1.34' });

    await expect(resolve(query, BOTTLEROCKET)).rejects.toMatchObject({ code: 'NO_LOGIN' });
  });

  it('keeps an image of that name from another owner: a name proves nothing', async () => {
    const found = { Name: BOTTLEROCKET.Name, OwnerId: '111122223333' };

    const { image } = await resolve(parseImageQuery({ imageId: ID }), found);

    expect(image.id).toBe(ID);
  });
});
