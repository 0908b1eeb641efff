import { type Clock, silentLogger } from '@ami-select/core';
import { EXAMPLES_OF } from '@ami-select/core/testing';
import type { Image as Ec2Image } from '@aws-sdk/client-ec2';
import type { SelectDependencies, SsmSender } from '../contract/ports.ts';
import type { Image } from '../image/image.ts';
import { toImage } from '../image/normalise-image.ts';
import { awsError, createFakeEc2, type FakeEc2, type FakeEc2Options } from './fake-ec2.ts';

export const NOW: Date = EXAMPLES_OF;
export const REGION = 'eu-west-1';
export const SELF = '111122223333';
export const CANONICAL = '099720109477';
export const STRANGER = '666666666666';

/** An image id from a number. */
export function imageId(number: number): string {
  return `ami-${number.toString(16).padStart(17, '0')}`;
}

/** An available EBS machine image of one's own, with what the test cares about. */
export function rawImage(members: Partial<Ec2Image> & { readonly number?: number } = {}): Ec2Image {
  const { number = 1, ...rest } = members;
  return {
    ImageId: imageId(number),
    Name: `image-${number}`,
    OwnerId: SELF,
    Architecture: 'x86_64',
    CreationDate: '2026-11-01T00:00:00.000Z',
    State: 'available',
    VirtualizationType: 'hvm',
    ImageType: 'machine',
    Hypervisor: 'xen',
    RootDeviceName: '/dev/sda1',
    RootDeviceType: 'ebs',
    EnaSupport: true,
    ...rest,
  };
}

/** The same, normalised. */
export function sampleImage(members: Parameters<typeof rawImage>[0] = {}): Image {
  return toImage(rawImage(members), { region: REGION, now: NOW });
}

/** A server image of Ubuntu as Canonical names it. */
export function ubuntuImage(options: {
  number: number;
  version?: string;
  arch?: string;
  serial: string;
}): Ec2Image {
  const { number, version = '24.04', arch = 'amd64', serial } = options;
  const date = `${serial.slice(0, 4)}-${serial.slice(4, 6)}-${serial.slice(6, 8)}`;
  return rawImage({
    number,
    OwnerId: CANONICAL,
    Name: `ubuntu/images/hvm-ssd-gp3/ubuntu-noble-${version}-${arch}-server-${serial}`,
    Architecture: arch === 'amd64' ? 'x86_64' : 'arm64',
    CreationDate: `${date}T06:00:00.000Z`,
  });
}

function fixedClock(now: Date = NOW): Clock {
  return { now: () => now, sleep: async () => {} };
}

/** An SSM that holds these parameters. */
function fakeSsm(parameters: Readonly<Record<string, string>>): SsmSender {
  const send = async (command: { readonly input: { readonly Name: string } }): Promise<unknown> => {
    const value = parameters[command.input.Name];
    if (value === undefined) throw awsError('ParameterNotFound');
    return { Parameter: { Value: value } };
  };
  return { send: send as unknown as SsmSender['send'] };
}

/** Everything `select` needs, around an EC2 in memory. */
export function fakeDependencies(
  images: readonly Ec2Image[],
  options: Partial<FakeEc2Options> & { readonly parameters?: Readonly<Record<string, string>> } = {},
): SelectDependencies & { readonly ec2: FakeEc2 } {
  const ec2 = createFakeEc2(images, { now: NOW, self: SELF, ...options });
  const ssm = fakeSsm(options.parameters ?? {});
  return { ec2, clients: () => ({ ec2, ssm }), clock: fixedClock(options.now), logger: silentLogger };
}
