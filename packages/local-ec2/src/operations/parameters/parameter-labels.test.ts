import {
  DeleteParameterCommand,
  GetParameterCommand,
  LabelParameterVersionCommand,
  PutParameterCommand,
  paginateGetParameterHistory,
  SSMClient,
  UnlabelParameterVersionCommand,
} from '@aws-sdk/client-ssm';
import { describe, expect, it } from 'vitest';
import { findTestImage, launchTest } from '../../testing/launch.ts';
import { refusal } from '../../testing/refusal.ts';
import { type Simulation, simulate } from '../../testing/simulate.ts';

const Name = '/golden/base';

async function twoVersions(): Promise<Simulation & { readonly images: readonly string[] }> {
  const test = simulate();
  const images = [await findTestImage(test.ec2), await findTestImage(test.ec2, 'arm64')];
  for (const Value of images) {
    const input = { Name, Value, Type: 'String', DataType: 'aws:ec2:image', Overwrite: true } as const;
    await test.ssm.send(new PutParameterCommand({ ...input, Description: `image ${Value}` }));
  }
  return { ...test, images };
}

function label(ssm: SSMClient, Labels: string[], ParameterVersion?: number): Promise<object> {
  return ssm.send(new LabelParameterVersionCommand({ Name, Labels, ParameterVersion }));
}

async function history(ssm: SSMClient, pageSize = 50) {
  const versions = [];
  for await (const page of paginateGetParameterHistory({ client: ssm, pageSize }, { Name })) {
    versions.push(...(page.Parameters ?? []));
  }
  return versions;
}

describe('labels of parameter versions', () => {
  it('row 21: a launch resolves the version that a user labelled', async () => {
    const { ec2, ssm, images } = await twoVersions();

    await label(ssm, ['stable'], 1);
    const [launched] = await launchTest(ec2, { ImageId: `resolve:ssm:${Name}:stable` });
    const byVersion = await launchTest(ec2, { ImageId: `resolve:ssm:${Name}:1` });
    const unknown = await refusal(launchTest(ec2, { ImageId: `resolve:ssm:${Name}:next` }));

    expect([launched?.ImageId, byVersion[0]?.ImageId]).toEqual([images[0], images[0]]);
    expect(unknown.message).toContain('ParameterVersionNotFound');
  });

  it('move to the version that claims them last', async () => {
    const { ssm, images } = await twoVersions();
    const stable = async () =>
      (await ssm.send(new GetParameterCommand({ Name: `${Name}:stable` }))).Parameter;

    await label(ssm, ['stable'], 1);
    const before = await stable();
    await label(ssm, ['stable']);
    const after = await stable();

    expect(before).toMatchObject({ Value: images[0], Version: 1, Selector: ':stable' });
    expect(after).toMatchObject({ Value: images[1], Version: 2 });
    expect((await history(ssm)).map(({ Labels }) => Labels)).toEqual([[], ['stable']]);
  });

  it('that are none are listed, the others are set', async () => {
    const { ssm } = await twoVersions();

    const answer = await label(ssm, ['2nd', 'aws-base', 'SSM', 'a b', 'good_one'], 2);

    expect(answer).toMatchObject({ InvalidLabels: ['2nd', 'aws-base', 'SSM', 'a b'], ParameterVersion: 2 });
    expect((await history(ssm))[1]?.Labels).toEqual(['good_one']);
  });

  it('are ten of a version at most, and can be taken away', async () => {
    const { ssm } = await twoVersions();
    await label(
      ssm,
      Array.from({ length: 10 }, (_, index) => `label-${index}`),
    );

    const full = await refusal(label(ssm, ['one-more']));
    const removed = await ssm.send(
      new UnlabelParameterVersionCommand({ Name, ParameterVersion: 2, Labels: ['label-3', 'never'] }),
    );

    expect(full.name).toBe('ParameterVersionLabelLimitExceeded');
    expect(removed).toMatchObject({ RemovedLabels: ['label-3'], InvalidLabels: ['never'] });
    await expect(label(ssm, ['one-more'])).resolves.toBeDefined();
  });

  it('need a parameter of one’s own and a version that is there', async () => {
    const { ssm } = await twoVersions();
    const publicName = '/aws/service/debian/release/13/latest/amd64';
    const labelPublic = new LabelParameterVersionCommand({ Name: publicName, Labels: ['mine'] });

    expect((await refusal(label(ssm, ['x'], 3))).name).toBe('ParameterVersionNotFound');
    expect((await refusal(ssm.send(labelPublic))).name).toBe('ParameterNotFound');
    expect((await refusal(label(ssm, []))).name).toBe('ValidationException');
  });
});

it('the history of a parameter has every version, whatever the size of a page', async () => {
  const { ssm, images } = await twoVersions();

  const versions = await history(ssm, 1);

  expect(versions).toMatchObject([
    { Version: 1, Value: images[0], Description: `image ${images[0]}`, DataType: 'aws:ec2:image' },
    { Version: 2, Value: images[1], LastModifiedUser: 'arn:aws:iam::111122223333:user/local' },
  ]);
});

it('the journal distinguishes parameters of the same name in different regions', async () => {
  const { local, ssm } = simulate();
  const { requestHandler, endpoint, credentials } = local;
  const west = new SSMClient({ requestHandler, endpoint, credentials, region: 'eu-west-1' } as never);
  const put = new PutParameterCommand({ Name, Value: 'x', Type: 'String' });
  await ssm.send(put);
  await west.send(put);

  await ssm.send(new DeleteParameterCommand({ Name }));

  expect(local.journal.remaining().map(({ kind, region }) => [kind, region])).toEqual([
    ['parameter', 'eu-west-1'],
  ]);
});
