import type { Scenario, Step } from '../scenario.ts';
import { findImage } from './images.ts';
import { launch, terminate } from './steps.ts';

function ssm(operation: string, input: Readonly<Record<string, unknown>>, more: Partial<Step> = {}): Step {
  return { service: 'ssm', operation, input, ...more };
}

/** Parameters, their versions and their labels. */
export const parameterScenarios: readonly Scenario[] = [
  {
    row: 21,
    name: 'a launch takes the version of a parameter that has a label',
    steps: [
      findImage,
      ssm('PutParameter', { Name: '/row-21', Value: '$image', Type: 'String', DataType: 'aws:ec2:image' }),
      ssm(
        'PutParameter',
        { Name: '/row-21', Value: '$image', Overwrite: true },
        {
          expect: [['Version', 'is', 2]],
        },
      ),
      ssm(
        'LabelParameterVersion',
        { Name: '/row-21', ParameterVersion: 1, Labels: ['stable', '2nd'] },
        {
          expect: [['InvalidLabels', 'is', ['2nd']]],
        },
      ),
      {
        ...launch({ ImageId: 'resolve:ssm:/row-21:stable' }),
        expect: [['Instances[0].ImageId', 'is', '$image']],
      },
      terminate,
      ssm('DeleteParameter', { Name: '/row-21' }),
      {
        operation: 'RunInstances',
        input: { ImageId: 'resolve:ssm:/row-21', InstanceType: 't3.micro', MinCount: 1, MaxCount: 1 },
        error: 'SsmInvalidParameter',
      },
    ],
  },
  {
    row: 42,
    name: 'the history of a parameter has its versions, labels and descriptions',
    steps: [
      ssm('PutParameter', { Name: '/row-42', Value: 'one', Type: 'String', Description: 'first' }),
      ssm('PutParameter', { Name: '/row-42', Value: 'two', Overwrite: true, Type: 'String' }),
      ssm(
        'PutParameter',
        { Name: '/row-42', Value: 'three', Type: 'String' },
        {
          error: 'ParameterAlreadyExists',
        },
      ),
      ssm('LabelParameterVersion', { Name: '/row-42', Labels: ['newest'] }),
      ssm(
        'GetParameterHistory',
        { Name: '/row-42' },
        {
          expect: [
            ['Parameters[*].Version', 'is', [1, 2]],
            ['Parameters[*].Value', 'is', ['one', 'two']],
            ['Parameters[0].Description', 'is', 'first'],
            ['Parameters[1].Labels', 'is', ['newest']],
          ],
        },
      ),
      ssm('GetParameter', { Name: '/row-42:1' }, { expect: [['Parameter.Value', 'is', 'one']] }),
      ssm('GetParameter', { Name: '/row-42:newest' }, { expect: [['Parameter.Value', 'is', 'two']] }),
      ssm('GetParameter', { Name: '/row-42:3' }, { error: 'ParameterVersionNotFound' }),
      ssm('DeleteParameter', { Name: '/row-42' }),
    ],
  },
  {
    row: 42,
    name: 'parameters come ten at a time, and unknown ones are listed',
    steps: [
      ssm(
        'GetParametersByPath',
        { Path: '/aws/service/ami-amazon-linux-latest' },
        {
          expect: [
            ['Parameters.length', 'is', 10],
            ['NextToken', 'matches', '.'],
          ],
        },
      ),
      ssm(
        'GetParametersByPath',
        { Path: '/aws/service', NextToken: 'never-given' },
        {
          error: 'InvalidNextToken',
        },
      ),
      ssm(
        'GetParameters',
        { Names: ['/aws/service/nothing'] },
        {
          expect: [['InvalidParameters', 'is', ['/aws/service/nothing']]],
        },
      ),
    ],
  },
];
