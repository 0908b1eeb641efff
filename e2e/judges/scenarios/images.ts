import type { Scenario, Step } from '../scenario.ts';

/** Amazon Linux 2023 images are in every endpoint's catalogue. */
export const amazonLinux = {
  Owners: ['amazon'],
  Filters: [
    { Name: 'name', Values: ['al2023-ami-2023.*-x86_64'] },
    { Name: 'state', Values: ['available'] },
  ],
} as const;

/** Saves the id of an image that can be launched as `image`. */
export const findImage: Step = {
  operation: 'DescribeImages',
  input: amazonLinux,
  save: { image: 'Images[0].ImageId', imageName: 'Images[0].Name', imageOwner: 'Images[0].OwnerId' },
};

function filtered(name: string, value: string, expect: Step['expect']): Step {
  return {
    operation: 'DescribeImages',
    input: { Owners: ['amazon'], Filters: [{ Name: name, Values: [value] }] },
    expect: expect ?? [],
  };
}

export const imageScenarios: readonly Scenario[] = [
  {
    row: 1,
    name: 'filters are combined: every one must match, any of its values does',
    steps: [
      {
        operation: 'DescribeImages',
        input: {
          Owners: ['amazon'],
          Filters: [
            { Name: 'architecture', Values: ['arm64', 'i386'] },
            { Name: 'name', Values: ['al2023-*'] },
          ],
        },
        expect: [
          ['Images.length', 'at least', 1],
          ['Images[*].Architecture', 'every is', 'arm64'],
        ],
      },
    ],
  },
  {
    row: 1,
    name: 'filter values are case-sensitive',
    steps: [filtered('name', 'AL2023-*', [['Images.length', 'is', 0]])],
  },
  {
    row: 1,
    name: 'every image has the SRIOV, ENA and block device filters applied',
    steps: [
      filtered('ena-support', 'true', [
        ['Images.length', 'at least', 1],
        ['Images[*].EnaSupport', 'every is', true],
      ]),
      filtered('block-device-mapping.volume-type', 'gp3', [['Images.length', 'at least', 1]]),
    ],
  },
  {
    row: 2,
    name: 'brackets in a filter value are literal',
    steps: [filtered('name', 'al202[0-9]-*', [['Images.length', 'is', 0]])],
  },
  {
    row: 2,
    name: 'a question mark stands for exactly one character',
    steps: [
      filtered('name', 'al202?-ami-2023.*', [['Images.length', 'at least', 1]]),
      filtered('name', 'al2023?-ami-2023.*', [['Images.length', 'is', 0]]),
    ],
  },
  {
    row: 2,
    name: 'a backslash takes the meaning from a wildcard',
    steps: [filtered('name', 'al2023\\*', [['Images.length', 'is', 0]])],
  },
  {
    row: 2,
    name: 'a backslash before an ordinary character is refused',
    steps: [
      {
        operation: 'DescribeImages',
        input: { Owners: ['amazon'], Filters: [{ Name: 'name', Values: ['al202\\d-*'] }] },
        error: 'InvalidParameterValue',
      },
    ],
  },
  {
    row: 3,
    name: 'creation-date takes a wildcard',
    steps: [filtered('creation-date', '20*', [['Images.length', 'at least', 1]])],
  },
  {
    row: 4,
    name: 'an unknown filter is refused',
    steps: [
      {
        operation: 'DescribeImages',
        input: { Owners: ['amazon'], Filters: [{ Name: 'boot-color', Values: ['x'] }] },
        error: 'InvalidParameterValue',
      },
    ],
  },
  {
    row: 5,
    name: 'filters apply to images described by id, too',
    steps: [
      findImage,
      {
        operation: 'DescribeImages',
        input: { ImageIds: ['$image'], Filters: [{ Name: 'architecture', Values: ['arm64'] }] },
        expect: [['Images.length', 'is', 0]],
      },
    ],
  },
  {
    row: 6,
    name: 'a page holds at most MaxResults images and leads to the next',
    steps: [
      {
        operation: 'DescribeImages',
        input: { Owners: ['amazon'], MaxResults: 5 },
        expect: [
          ['Images.length', 'at most', 5],
          ['NextToken', 'matches', '.'],
        ],
        save: { token: 'NextToken', first: 'Images[0].ImageId' },
      },
      {
        operation: 'DescribeImages',
        input: { Owners: ['amazon'], MaxResults: 5, NextToken: '$token' },
        expect: [['Images[0].ImageId', 'is not', '$first']],
      },
    ],
  },
  {
    row: 6,
    name: 'a token that was never given out is refused',
    steps: [
      {
        operation: 'DescribeImages',
        input: { Owners: ['amazon'], MaxResults: 5, NextToken: 'never-given' },
        error: 'InvalidPaginationToken',
      },
    ],
  },
  {
    row: 8,
    name: 'the alias amazon is that of verified partners, and of no other publisher',
    steps: [
      {
        operation: 'DescribeImages',
        input: {
          Owners: ['amazon'],
          Filters: [{ Name: 'owner-id', Values: ['099720109477'] }],
          MaxResults: 20,
        },
        expect: [
          ['Images.length', 'at least', 1],
          ['Images[*].ImageOwnerAlias', 'every is', 'amazon'],
        ],
      },
      {
        operation: 'DescribeImages',
        input: { Owners: ['amazon'], Filters: [{ Name: 'owner-id', Values: ['792107900819'] }] },
        expect: [['Images.length', 'is', 0]],
      },
    ],
  },
  {
    row: 8,
    name: 'an alias and an account together are a union',
    steps: [
      findImage,
      {
        operation: 'DescribeImages',
        input: { Owners: ['self', '$imageOwner'], Filters: [{ Name: 'image-id', Values: ['$image'] }] },
        expect: [['Images[*].ImageId', 'is', ['$image']]],
      },
    ],
  },
  {
    row: 9,
    name: 'executable by self means shared with this account, not public',
    steps: [
      {
        operation: 'DescribeImages',
        input: { ExecutableUsers: ['self'], Filters: [{ Name: 'name', Values: ['al2023-*'] }] },
        expect: [['Images.length', 'is', 0]],
      },
    ],
  },
  {
    row: 13,
    name: 'an id that no image has is not found',
    steps: [
      {
        operation: 'DescribeImages',
        input: { ImageIds: ['ami-00000000000000000'] },
        error: 'InvalidAMIID.NotFound',
      },
    ],
  },
  {
    row: 13,
    name: 'an id of the wrong form is malformed',
    steps: [
      { operation: 'DescribeImages', input: { ImageIds: ['not-an-image'] }, error: 'InvalidAMIID.Malformed' },
    ],
  },
  {
    row: 14,
    name: 'catalogue images are available and dated differently',
    steps: [
      {
        operation: 'DescribeImages',
        input: amazonLinux,
        expect: [
          ['Images[*].State', 'every is', 'available'],
          ['Images[0].CreationDate', 'matches', '^20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$'],
        ],
      },
    ],
  },
  {
    row: 39,
    name: 'the root device of an image is among its mappings',
    steps: [
      {
        operation: 'DescribeImages',
        input: amazonLinux,
        save: { device: 'Images[0].RootDeviceName' },
      },
      {
        operation: 'DescribeImages',
        input: amazonLinux,
        expect: [['Images[0].BlockDeviceMappings[*].DeviceName', 'contains', '/dev/xvda']],
      },
    ],
  },
];
