import { DescribeImagesCommand, EC2Client, RunInstancesCommand } from '@aws-sdk/client-ec2';
import { expect, it } from 'vitest';
import { errorsOf, SPOT, setUpDenials } from './denying-stage.ts';

const stage = setUpDenials();
const CAPPED = { ...SPOT, 'max-living-account': '2' };

it('a cap on what lives counts other regions, and lets nothing pass without ec2:DescribeRegions', async () => {
  await launchIn('us-west-2');

  const elsewhere = await stage.runner.run('spawn', CAPPED);
  expect(elsewhere.exitCode).toBe(24);
  expect(errorsOf(elsewhere)).toContain('2 machines of this account live already');
  expect(errorsOf(elsewhere)).toContain('in us-west-2: 2');

  await launchIn(stage.local.environment.AWS_REGION ?? '');
  stage.deny('ec2:DescribeRegions');

  const here = await stage.runner.run('spawn', CAPPED);
  expect(here.exitCode).toBe(23);
  expect(errorsOf(here)).toContain('2 machines of this account live already');
  expect(errorsOf(here)).toMatch(
    /machines in regions other than .* could not be counted \(ec2:DescribeRegions/,
  );
}, 60_000);

/** Two machines of a fleet of another process. */
async function launchIn(region: string): Promise<void> {
  const { endpoint } = stage.local;
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const ec2 = new EC2Client({ endpoint, region, credentials });
  const Filters = [{ Name: 'name', Values: ['ubuntu/*-amd64-*'] }];
  const { Images: [image] = [] } = await ec2.send(new DescribeImagesCommand({ Filters }));
  const Tags = [{ Key: 'ami-select:fleet', Value: 'fleet-0123456789abcdef' }];
  await ec2.send(
    new RunInstancesCommand({
      ImageId: image?.ImageId,
      InstanceType: 'm7i.large',
      MinCount: 2,
      MaxCount: 2,
      TagSpecifications: [{ ResourceType: 'instance', Tags }],
    }),
  );
}
