import { EXAMPLES_OF } from '@ami-select/core/testing';
import type { Scenario, Step } from '../scenario.ts';
import { findImage } from './images.ts';
import { launch, terminate, type } from './steps.ts';

/** A copy of a public image, saved as `copy`, available. */
function copyImage(name: string, input: Readonly<Record<string, unknown>> = {}): readonly Step[] {
  return [
    findImage,
    {
      operation: 'CopyImage',
      input: { Name: name, SourceImageId: '$image', SourceRegion: 'us-east-1', ...input },
      save: { copy: 'ImageId' },
    },
    {
      operation: 'DescribeImages',
      input: { ImageIds: ['$copy'] },
      expect: [['Images[0].State', 'is', 'available']],
      attempts: 100,
    },
  ];
}

const deregister: Step = { operation: 'DeregisterImage', input: { ImageId: '$copy' } };

function describe(input: Readonly<Record<string, unknown>>, expect: NonNullable<Step['expect']>): Step {
  return { operation: 'DescribeImages', input, expect };
}

/** Months of the year before the examples'; every image of Amazon Linux 2023, which expires after 90 days, is newer. */
const longAgo = {
  Owners: ['amazon'],
  Filters: [
    { Name: 'name', Values: ['al2023-ami-2023.*'] },
    { Name: 'architecture', Values: ['x86_64'] },
    { Name: 'creation-date', Values: [`${EXAMPLES_OF.getUTCFullYear() - 1}-0*`] },
  ],
} as const;

/** Images from their first to their last day. */
export const imageLifeScenarios: readonly Scenario[] = [
  {
    row: 10,
    name: 'a deprecated image is listed with IncludeDeprecated, is found by its id, and launches',
    steps: [
      describe(longAgo, [['Images.length', 'is', 0]]),
      {
        ...describe({ ...longAgo, IncludeDeprecated: true }, [
          ['Images.length', 'at least', 1],
          ['Images[0].DeprecationTime', 'matches', '^20\\d\\d-.*Z$'],
        ]),
        save: { image: 'Images[0].ImageId' },
      },
      describe({ ImageIds: ['$image'] }, [['Images[*].ImageId', 'is', ['$image']]]),
      {
        operation: 'RunInstances',
        input: { ImageId: '$image', InstanceType: 't3.micro', MinCount: 1, MaxCount: 1 },
        save: { instance: 'Instances[0].InstanceId' },
      },
      terminate,
    ],
  },
  {
    row: 10,
    name: 'the owner sets a deprecation time, still lists the image, and takes the time away',
    steps: [
      ...copyImage('row-10'),
      {
        operation: 'EnableImageDeprecation',
        input: { ImageId: '$copy', DeprecateAt: '2031-01-01T12:34:31Z' },
        expect: [['Return', 'is', true]],
      },
      describe({ Owners: ['self'], ImageIds: ['$copy'] }, [
        ['Images[0].DeprecationTime', 'is', '2031-01-01T12:35:00.000Z'],
      ]),
      {
        operation: 'EnableImageDeprecation',
        input: { ImageId: '$copy', DeprecateAt: '2020-01-01T00:00:00Z' },
        error: 'InvalidParameterValue',
      },
      { operation: 'DisableImageDeprecation', input: { ImageId: '$copy' } },
      describe({ ImageIds: ['$copy'] }, [['Images[0].DeprecationTime', 'is', undefined]]),
      deregister,
    ],
  },
  {
    row: 11,
    name: 'a disabled image is hidden and does not launch until it is enabled again',
    steps: [
      ...copyImage('row-11'),
      { operation: 'DisableImage', input: { ImageId: '$copy' } },
      describe({ Owners: ['self'], Filters: [{ Name: 'image-id', Values: ['$copy'] }] }, [
        ['Images.length', 'is', 0],
      ]),
      describe({ ImageIds: ['$copy'], IncludeDisabled: true }, [['Images[0].State', 'is', 'disabled']]),
      {
        operation: 'RunInstances',
        input: { ImageId: '$copy', ...type, MinCount: 1, MaxCount: 1 },
        error: 'InvalidAMIID.Unavailable',
      },
      { operation: 'EnableImage', input: { ImageId: '$copy' } },
      launch({ ImageId: '$copy' }),
      terminate,
      deregister,
    ],
  },
  {
    row: 12,
    name: 'a deregistered image is not listed, does not launch, and gives its name back',
    steps: [
      ...copyImage('row-12'),
      deregister,
      describe({ Owners: ['self'], Filters: [{ Name: 'name', Values: ['row-12'] }] }, [
        ['Images.length', 'is', 0],
      ]),
      describe({ ImageIds: ['$copy'] }, [['Images.length', 'is', 0]]),
      {
        operation: 'RunInstances',
        input: { ImageId: '$copy', ...type, MinCount: 1, MaxCount: 1 },
        error: 'InvalidAMIID.Unavailable',
      },
      ...copyImage('row-12'),
      deregister,
    ],
  },
  {
    row: 12,
    name: 'a protected image is not deregistered',
    steps: [
      ...copyImage('row-12-protected'),
      { operation: 'EnableImageDeregistrationProtection', input: { ImageId: '$copy' } },
      { ...deregister, error: 'OperationNotPermitted' },
      { operation: 'DisableImageDeregistrationProtection', input: { ImageId: '$copy' } },
      deregister,
    ],
  },
  {
    row: 9,
    name: 'launch permissions are added, shown, and reset',
    steps: [
      ...copyImage('row-9'),
      {
        operation: 'ModifyImageAttribute',
        input: { ImageId: '$copy', LaunchPermission: { Add: [{ UserId: '210987654321' }] } },
      },
      {
        operation: 'DescribeImageAttribute',
        input: { ImageId: '$copy', Attribute: 'launchPermission' },
        expect: [['LaunchPermissions', 'is', [{ UserId: '210987654321' }]]],
      },
      { operation: 'ResetImageAttribute', input: { ImageId: '$copy', Attribute: 'launchPermission' } },
      {
        operation: 'DescribeImageAttribute',
        input: { ImageId: '$copy', Attribute: 'launchPermission' },
        expect: [['LaunchPermissions.length', 'is', 0]],
      },
      {
        operation: 'DescribeImageAttribute',
        input: { ImageId: '$image', Attribute: 'launchPermission' },
        error: 'AuthFailure',
      },
      deregister,
    ],
  },
  {
    row: 2,
    name: 'stars and question marks in a description are found by escaping them',
    steps: [
      ...copyImage('row-2 [odd]', { Description: 'any * thing?' }),
      ...(
        [
          ['description', 'any \\* thing\\?', 1],
          ['description', 'any \\? thing\\?', 0],
          ['name', 'row-2 [odd]', 1],
          ['name', 'row-2 ?odd?', 1],
        ] as const
      ).map(([Name, value, count]) =>
        describe({ Owners: ['self'], Filters: [{ Name, Values: [value] }] }, [
          ['Images.length', 'is', count],
        ]),
      ),
      deregister,
    ],
  },
  {
    row: 40,
    name: 'an image and its snapshot are tagged by their creation',
    steps: [
      ...copyImage('row-40', {
        TagSpecifications: [
          { ResourceType: 'image', Tags: [{ Key: 'row', Value: 'image-40' }] },
          { ResourceType: 'snapshot', Tags: [{ Key: 'row', Value: 'snapshot-40' }] },
        ],
      }),
      describe({ Filters: [{ Name: 'tag:row', Values: ['image-4?'] }] }, [
        ['Images[*].ImageId', 'is', ['$copy']],
        ['Images[0].SourceImageId', 'is', '$image'],
      ]),
      {
        operation: 'DescribeSnapshots',
        input: { OwnerIds: ['self'], Filters: [{ Name: 'tag:row', Values: ['snapshot-40'] }] },
        expect: [['Snapshots.length', 'is', 1]],
      },
      {
        operation: 'DescribeTags',
        input: { Filters: [{ Name: 'resource-id', Values: ['$copy'] }] },
        expect: [['Tags[*].Value', 'is', ['image-40']]],
      },
      deregister,
    ],
  },
];
