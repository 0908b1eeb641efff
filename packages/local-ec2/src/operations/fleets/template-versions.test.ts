import {
  CreateLaunchTemplateCommand,
  CreateLaunchTemplateVersionCommand,
  DeleteLaunchTemplateVersionsCommand,
  DescribeLaunchTemplatesCommand,
  DescribeLaunchTemplateVersionsCommand,
  ModifyLaunchTemplateCommand,
} from '@aws-sdk/client-ec2';
import { beforeEach, describe, expect, it } from 'vitest';
import { refusal } from '../../testing/refusal.ts';
import { type Simulation, simulate } from '../../testing/simulate.ts';

const ALIAS = 'resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64';
const LaunchTemplateName = 'mine';

let sim: Simulation;
beforeEach(async () => {
  sim = simulate();
  await sim.ec2.send(
    new CreateLaunchTemplateCommand({
      LaunchTemplateName,
      LaunchTemplateData: { ImageId: ALIAS, InstanceType: 't3.micro' },
    }),
  );
  for (const InstanceType of ['t3.small', 't3.medium'] as const) {
    await sim.ec2.send(
      new CreateLaunchTemplateVersionCommand({
        LaunchTemplateName,
        SourceVersion: '1',
        LaunchTemplateData: { InstanceType },
      }),
    );
  }
});

async function versions(input: object) {
  const { LaunchTemplateVersions = [] } = await sim.ec2.send(
    new DescribeLaunchTemplateVersionsCommand(input),
  );
  return LaunchTemplateVersions;
}

describe('versions of a launch template', () => {
  it('are created once for one client token, which stands for one request', async () => {
    const input = { LaunchTemplateName, ClientToken: 'once', LaunchTemplateData: { KeyName: 'mine' } };
    const create = (more = {}) => sim.ec2.send(new CreateLaunchTemplateVersionCommand({ ...input, ...more }));

    const [first, again] = [await create(), await create()];

    expect(again.LaunchTemplateVersion).toEqual(first.LaunchTemplateVersion);
    expect(await versions({ LaunchTemplateName })).toHaveLength(4);
    expect(await refusal(create({ VersionDescription: 'another' }))).toMatchObject({
      name: 'IdempotentParameterMismatch',
    });
  });

  it('have another default when that is requested', async () => {
    await sim.ec2.send(new ModifyLaunchTemplateCommand({ LaunchTemplateName, DefaultVersion: '2' }));
    const { LaunchTemplates } = await sim.ec2.send(new DescribeLaunchTemplatesCommand({}));
    const byFilter = await versions({
      LaunchTemplateName,
      Filters: [{ Name: 'is-default-version', Values: ['true'] }],
    });

    expect(LaunchTemplates?.[0]).toMatchObject({ DefaultVersionNumber: 2, LatestVersionNumber: 3 });
    expect(byFilter.map(({ VersionNumber }) => VersionNumber)).toEqual([2]);
  });

  it('are listed of every template when only the latest and default ones are requested', async () => {
    const numbers = (await versions({ Versions: ['$Latest', '$Default'] })).map((item) => item.VersionNumber);

    expect(numbers).toEqual([3, 1]);
    expect(await refusal(versions({}))).toMatchObject({ name: 'MissingParameter' });
  });

  it('show the image that a parameter names when that is requested', async () => {
    const imageOf = async (ResolveAlias: boolean) =>
      (await versions({ LaunchTemplateName, Versions: ['1'], ResolveAlias }))[0]?.LaunchTemplateData?.ImageId;

    expect(await imageOf(false)).toBe(ALIAS);
    expect(await imageOf(true)).toMatch(/^ami-[0-9a-f]{17}$/);
  });

  it('go one by one, but not the default one, and their numbers do not come back', async () => {
    const answer = await sim.ec2.send(
      new DeleteLaunchTemplateVersionsCommand({ LaunchTemplateName, Versions: ['1', '3', '9'] }),
    );
    const next = await sim.ec2.send(
      new CreateLaunchTemplateVersionCommand({
        LaunchTemplateName,
        LaunchTemplateData: { InstanceType: 't3.large' },
      }),
    );

    expect(answer.SuccessfullyDeletedLaunchTemplateVersions?.map((item) => item.VersionNumber)).toEqual([3]);
    expect(
      answer.UnsuccessfullyDeletedLaunchTemplateVersions?.map((item) => [
        item.VersionNumber,
        item.ResponseError?.Code,
      ]),
    ).toEqual([
      [1, 'unexpectedError'],
      [9, 'launchTemplateVersionDoesNotExist'],
    ]);
    expect(next.LaunchTemplateVersion?.VersionNumber).toBe(4);
  });
});
