import type { Sandbox } from '@ami-select/sandbox';
import type { DescribeImagesResult, Image } from '@aws-sdk/client-ec2';
import { expect, vi } from 'vitest';
import type { InstanceRecord } from '../../../state/resources.ts';
import type { Operation } from '../../operation.ts';
import { imageOperations } from '../index.ts';
import { createImageBench, type ImageBench, TEST_ACCOUNT, TEST_NOW } from './image-bench.ts';

export const OTHER: { readonly accountId: string } = { accountId: '210987654321' };

const benches: ImageBench[] = [];

export function newBench(options: Parameters<typeof createImageBench>[0] = {}): ImageBench {
  const bench = createImageBench(options);
  benches.push(bench);
  return bench;
}

/** Removes the saved disks of every bench of the test. */
export async function closeBenches(): Promise<void> {
  for (const bench of benches.splice(0)) await bench.images.close();
}

export function call<Output = object>(
  bench: ImageBench,
  name: string,
  input: object,
  who?: object,
): Promise<Output> {
  return bench.call<Output>(operation(name), input, who);
}

export async function find(bench: ImageBench, input: object, who?: object): Promise<Image[]> {
  return (await call<DescribeImagesResult>(bench, 'DescribeImages', input, who)).Images ?? [];
}

export async function ownId(bench: ImageBench, name: string): Promise<string> {
  const [image] = await find(bench, { Owners: ['self'], Filters: [{ Name: 'name', Values: [name] }] });
  return image?.ImageId ?? '';
}

export function later(bench: ImageBench, ms: number): void {
  bench.now = new Date(bench.now.getTime() + ms);
}

/** A running instance with one volume; its machine notes what happens to it. */
export function runInstance(bench: ImageBench, sandbox?: Partial<Sandbox>): { id: string; events: string[] } {
  const events: string[] = [];
  const region = bench.context().world.region('us-east-1');
  const source = bench.images
    .store('us-east-1')
    .all()
    .find((image) => /^debian-13-amd64-/.test(image.name));
  const machine = {
    powerOff: async () => void events.push('off'),
    powerOn: async () => void events.push('on'),
    snapshot: async () => {
      events.push('snapshot');
      return '/layers/one';
    },
    ...sandbox,
  } as Sandbox;
  const id = 'i-0123456789abcdef0';
  const instance = {
    id,
    ownerId: TEST_ACCOUNT,
    createdAt: TEST_NOW,
    imageId: source?.id ?? '',
    state: 'running',
    volumeIds: ['vol-1'],
    sandbox: machine,
  } as unknown as InstanceRecord;
  region.instances.set(id, instance);
  region.volumes.set('vol-1', {
    id: 'vol-1',
    ownerId: TEST_ACCOUNT,
    createdAt: TEST_NOW,
    zone: 'us-east-1a',
    sizeGib: 12,
    type: 'gp3',
    encrypted: false,
    state: 'in-use',
    attachment: { instanceId: id, device: '/dev/xvda', attachedAt: TEST_NOW, deleteOnTermination: true },
  });
  return { id, events };
}

/** Waits until the disk of the newest own image was saved, or could not be. */
export async function settle(bench: ImageBench): Promise<void> {
  await vi.waitFor(() => {
    const own = bench.images.store('us-east-1').ownedBy([TEST_ACCOUNT]);
    const waiting = own.filter(
      (image) => image.state === 'pending' && image.details?.availableAt === undefined,
    );
    expect(waiting).toEqual([]);
  });
}

function operation(name: string): Operation {
  const found = imageOperations.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`There is no operation ${name}`);
  return found;
}
