import { setTimeout as sleep } from 'node:timers/promises';
import {
  DescribeImagesCommand,
  DescribeInstancesCommand,
  type EC2Client,
  type Instance,
  RunInstancesCommand,
  type RunInstancesCommandInput,
} from '@aws-sdk/client-ec2';

/** An Ubuntu image that launches on t3 types. */
export async function findTestImage(ec2: EC2Client, architecture = 'x86_64'): Promise<string> {
  const { Images = [] } = await ec2.send(
    new DescribeImagesCommand({
      Owners: ['099720109477'],
      Filters: [
        { Name: 'architecture', Values: [architecture] },
        { Name: 'state', Values: ['available'] },
        { Name: 'root-device-type', Values: ['ebs'] },
      ],
    }),
  );
  const id = Images[0]?.ImageId;
  if (id === undefined) throw new Error('The catalogue has no image for the test.');
  return id;
}

/** A machine as a test wants it: with an id. */
export type TestInstance = Instance & { readonly InstanceId: string };

/** Launches t3.micro machines of the test image and returns them as RunInstances did. */
export async function launchTest(
  ec2: EC2Client,
  input: Partial<RunInstancesCommandInput> = {},
): Promise<TestInstance[]> {
  const ImageId = input.ImageId ?? (await findTestImage(ec2));
  const request = { InstanceType: 't3.micro', MinCount: 1, MaxCount: 1, ...input, ImageId } as const;
  const { Instances = [] } = await ec2.send(new RunInstancesCommand(request));
  return Instances as TestInstance[];
}

export async function describeTest(ec2: EC2Client, id: string): Promise<TestInstance> {
  const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({ InstanceIds: [id] }));
  return Reservations[0]?.Instances?.[0] as TestInstance;
}

/** Before another look: a real machine needs the processor that looks without a pause would take. */
export function pause(): Promise<void> {
  return sleep(20);
}

/** The machine once it is no longer pending. */
export async function untilBooted(ec2: EC2Client, id: string): Promise<TestInstance> {
  for (;;) {
    const instance = await describeTest(ec2, id);
    if (instance.State?.Name !== 'pending') return instance;
    await pause();
  }
}
