import {
  DescribeInstanceInformationCommand,
  GetParameterCommand,
  GetParametersByPathCommand,
  PutParameterCommand,
} from '@aws-sdk/client-ssm';
import { expect, it } from 'vitest';
import { refusal } from '../../testing/refusal.ts';
import { simulate } from '../../testing/simulate.ts';

it.each<[code: string, filter: { Key?: string; Values?: string[] }]>([
  ['ValidationException', {}],
  ['ValidationException', { Key: '', Values: ['x'] }],
  ['ValidationException', { Key: 'Type', Values: [] }],
  ['ValidationException', { Key: 'Type', Values: [''] }],
  ['InvalidFilterValue', { Key: 'Type' }],
  ['InvalidFilterKey', { Key: 'toString', Values: ['x'] }],
])('%s for the filter of parameters %j', async (name, filter) => {
  const { ssm } = simulate();
  const ParameterFilters = [filter as { Key: string }];

  const call = ssm.send(new GetParametersByPathCommand({ Path: '/aws/service/debian', ParameterFilters }));
  expect(await refusal(call)).toMatchObject({ name });
});

it.each<[code: string, filter: { Key?: string; Values?: string[] }]>([
  ['ValidationException', {}],
  ['ValidationException', { Key: 'InstanceIds', Values: [] }],
  ['ValidationException', { Key: 'PingStatus' }],
  ['ValidationException', { Key: 'tag:Name', Values: [''] }],
  ['InvalidFilterKey', { Key: 'colour', Values: ['red'] }],
  [
    'InvalidInstanceInformationFilterValue',
    { Key: 'ResourceType', Values: ['EC2Instance', 'ManagedInstance'] },
  ],
])('%s for the filter of machines %j, though there is no machine', async (name, filter) => {
  const { ssm } = simulate();
  const Filters = [filter as { Key: string; Values: string[] }];

  const call = ssm.send(new DescribeInstanceInformationCommand({ Filters }));
  expect(await refusal(call)).toMatchObject({ name });
});

it('a parameter has a value, and an older one stays', async () => {
  const { ssm } = simulate();
  const put = { Name: '/mine', Type: 'String', Overwrite: true } as const;
  await ssm.send(new PutParameterCommand({ ...put, Value: 'one' }));

  const empty = ssm.send(new PutParameterCommand({ ...put, Value: '' }));
  expect(await refusal(empty)).toMatchObject({
    name: 'ValidationException',
    message: expect.stringContaining("at 'value'"),
  });
  const { Parameter } = await ssm.send(new GetParameterCommand({ Name: '/mine' }));
  expect(Parameter).toMatchObject({ Value: 'one', Version: 1 });
});
