import type { Scenario } from '../scenario.ts';

/** The filters of DescribeImages that have been documented for longest. */
const FILTERS: readonly string[] = [
  'architecture',
  'block-device-mapping.delete-on-termination',
  'block-device-mapping.device-name',
  'block-device-mapping.encrypted',
  'block-device-mapping.snapshot-id',
  'block-device-mapping.volume-size',
  'block-device-mapping.volume-type',
  'creation-date',
  'description',
  'ena-support',
  'free-tier-eligible',
  'hypervisor',
  'image-allowed',
  'image-id',
  'image-type',
  'is-public',
  'kernel-id',
  'manifest-location',
  'name',
  'owner-alias',
  'owner-id',
  'platform',
  'product-code',
  'product-code.type',
  'ramdisk-id',
  'root-device-name',
  'root-device-type',
  'source-image-id',
  'source-image-region',
  'source-instance-id',
  'sriov-net-support',
  'state',
  'state-reason-code',
  'state-reason-message',
  'tag-key',
  'tag:anything',
  'virtualization-type',
];

function newest(name: string, owner: string): Scenario['steps'][number] {
  return {
    operation: 'DescribeImages',
    input: {
      Owners: [owner],
      Filters: [
        { Name: 'name', Values: [name] },
        { Name: 'state', Values: ['available'] },
      ],
    },
    expect: [
      ['Images.length', 'at least', 1],
      ['Images[*].State', 'every is', 'available'],
    ],
  };
}

/** Typical searches for images. */
export const searchScenarios: readonly Scenario[] = [
  {
    row: 1,
    name: 'the 37 documented filters are accepted, all at once',
    steps: [
      {
        operation: 'DescribeImages',
        input: { Filters: FILTERS.map((Name) => ({ Name, Values: ['nothing-is-called-that'] })) },
        expect: [['Images.length', 'is', 0]],
      },
    ],
  },
  {
    row: 1,
    name: 'more than 200 filter values are refused',
    steps: [
      {
        operation: 'DescribeImages',
        input: {
          Filters: [{ Name: 'name', Values: Array.from({ length: 201 }, (_, index) => `name-${index}`) }],
        },
        error: 'FilterLimitExceeded',
      },
    ],
  },
  {
    row: 3,
    name: 'creation-date takes a day',
    steps: [
      {
        operation: 'DescribeImages',
        input: { Owners: ['amazon'], Filters: [{ Name: 'architecture', Values: ['x86_64'] }] },
        save: { date: 'Images[0].CreationDate', image: 'Images[0].ImageId' },
      },
      {
        operation: 'DescribeImages',
        input: { Owners: ['amazon'], Filters: [{ Name: 'creation-date', Values: ['$date'] }] },
        expect: [['Images[*].ImageId', 'contains', '$image']],
      },
      {
        operation: 'DescribeImages',
        input: { Owners: ['amazon'], Filters: [{ Name: 'creation-date', Values: ['1999-01-01T*'] }] },
        expect: [['Images.length', 'is', 0]],
      },
    ],
  },
  {
    row: 5,
    name: 'owners apply to images described by id, too',
    steps: [
      {
        operation: 'DescribeImages',
        input: { Owners: ['amazon'], Filters: [{ Name: 'name', Values: ['al2023-*'] }] },
        save: { image: 'Images[0].ImageId' },
      },
      {
        operation: 'DescribeImages',
        input: { ImageIds: ['$image'], Owners: ['self'] },
        expect: [['Images.length', 'is', 0]],
      },
    ],
  },
  {
    row: 6,
    name: 'pages have bounds',
    steps: [
      { operation: 'DescribeImages', input: { MaxResults: 1001 }, error: 'InvalidParameterValue' },
      { operation: 'DescribeInstances', input: { MaxResults: 4 }, error: 'InvalidParameterValue' },
      { operation: 'DescribeTags', input: { MaxResults: 1001 }, error: 'InvalidParameterValue' },
    ],
  },
  {
    row: 6,
    name: 'a token of another request is refused',
    steps: [
      {
        operation: 'DescribeImages',
        input: { Owners: ['amazon'], MaxResults: 5 },
        save: { token: 'NextToken' },
      },
      {
        operation: 'DescribeImages',
        input: { Owners: ['self'], MaxResults: 5, NextToken: '$token' },
        error: 'InvalidPaginationToken',
      },
    ],
  },
  {
    row: 8,
    name: 'an owner that is neither account nor alias is malformed',
    steps: [
      { operation: 'DescribeImages', input: { Owners: ['canonical'] }, error: 'InvalidUserID.Malformed' },
    ],
  },
  {
    row: 8,
    name: 'images of the marketplace have product codes',
    steps: [
      {
        operation: 'DescribeImages',
        input: { Owners: ['aws-marketplace'], MaxResults: 5 },
        expect: [
          ['Images.length', 'at least', 1],
          ['Images[*].ImageOwnerAlias', 'every is', 'aws-marketplace'],
          ['Images[0].ProductCodes[0].ProductCodeType', 'is', 'marketplace'],
        ],
      },
    ],
  },
  {
    row: 9,
    name: 'executable by all means public',
    steps: [
      {
        operation: 'DescribeImages',
        input: { ExecutableUsers: ['all'], Owners: ['amazon'], MaxResults: 20 },
        expect: [
          ['Images.length', 'at least', 1],
          ['Images[*].Public', 'every is', true],
        ],
      },
    ],
  },
  {
    row: 14,
    name: 'searches of tutorials find images that are available',
    steps: [
      newest('al2023-ami-2023*-kernel-6.1-x86_64', 'amazon'),
      newest('ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-*', '099720109477'),
      newest('debian-12-amd64-*', '136693071363'),
      newest('RHEL-9.*_HVM-*', '309956199498'),
      newest('Windows_Server-2022-English-Full-Base-*', 'amazon'),
    ],
  },
];
