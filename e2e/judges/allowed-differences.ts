import { expect } from 'vitest';
import { CANNOT_SAY } from './sdk-client.ts';

/**
 * Where a client or tool does otherwise than it should: client -> scenario -> part of what happens instead. A difference
 * that vanishes fails the test as well as one that is new.
 */
export const allowedDifferences: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // It looks for groups in rules of EventBridge too, a service that the endpoint does not have.
  'Cloud Custodian': {
    'unused-group': 'calling the ListEventBuses operation',
    'used-group': 'calling the ListEventBuses operation',
  },
  'boto 2.49': {
    'an image that wants IMDSv2 gets it': 'HttpTokens is undefined', // its instances have no metadata options
  },
  'Apache Libcloud': {
    'an image that wants IMDSv2 gets it': 'HttpTokens is undefined', // its nodes have no metadata options
    'terminating twice is the same as once': 'PreviousState.Name is undefined', // it answers true or false
    'an unknown key pair or group is not found': 'got error KeyPairDoesNotExistError', // an error of its own
    'more than 16 KiB of user data are refused': 'got error MalformedResponseError', // the URL is too long
  },
  // Members that EC2 did not have then are not sent, without a word.
  'AWS SDK for JavaScript v3 of 2021': {
    'a page holds at most MaxResults images and leads to the next': 'Images.length is',
    'a token that was never given out is refused': 'DescribeImages: succeeded',
    'a token of another request is refused': 'DescribeImages: succeeded',
    'pages have bounds': 'DescribeImages: succeeded',
    'a deprecated image is listed with IncludeDeprecated, is found by its id, and launches':
      'Images.length is 0',
    'an image and its snapshot are tagged by their creation': 'Images[*].ImageId is []',
    'Terraform makes, reads and changes an instance': 'AutoRecovery is undefined',
  },
};

/**
 * What a client has no method or argument for: client -> operations and their members, each once, whatever scenario
 * needs it. A scenario that ends there is not judged.
 */
export const cannotSay: Readonly<Record<string, readonly string[]>> = {
  'boto 2.49': [
    'CopyImage TagSpecifications',
    'CreateKeyPair KeyType',
    'CreateLaunchTemplate',
    'DescribeImages IncludeDeprecated',
    'DescribeImages MaxResults',
    'DisableImage',
    'EnableImageDeprecation',
    'EnableImageDeregistrationProtection',
    'GetCallerIdentity',
    'GetParameter',
    'GetParametersByPath',
    'PutParameter',
    'RunInstances InstanceMarketOptions',
    'RunInstances TagSpecifications',
    'SendCommand',
  ],
  'Apache Libcloud': [
    'CopyImage TagSpecifications',
    'CreateKeyPair KeyType',
    'CreateLaunchTemplate',
    'DescribeImages IncludeDeprecated',
    'DescribeImages MaxResults',
    'DescribeImages Owners, more than one',
    'DescribeInstanceStatus',
    'DescribeInstances MaxResults',
    'DescribeRegions',
    'DescribeVpcAttribute',
    'DisableImage',
    'EnableImageDeprecation',
    'EnableImageDeregistrationProtection',
    'GetCallerIdentity',
    'GetParameter',
    'GetParametersByPath',
    'ModifyImageAttribute',
    'PutParameter',
    'RequestSpotInstances',
    'RunInstances DisableApiTermination',
    'RunInstances DryRun',
    'RunInstances InstanceInitiatedShutdownBehavior',
    'RunInstances InstanceMarketOptions',
    'RunInstances SecurityGroupIds',
    'RunInstances TagSpecifications of others than instances',
    'SendCommand',
    'TerminateInstances InstanceIds, more than one',
  ],
  'AWS SDK for JavaScript v3 of 2021': [
    'DisableImage',
    'EnableImageDeprecation',
    'EnableImageDeregistrationProtection',
  ],
};

const GAP = new RegExp(`: got error ${CANNOT_SAY} \\((.*)\\), wanted `);

/** What a scenario wanted that its client cannot say. */
export function gapOf(problem: string | undefined): string | undefined {
  return problem?.match(GAP)?.[1];
}

/** Holds when a client has no problem with a scenario, or one that is allowed. */
export function expectAllowed(client: string, scenario: string, problem: string | undefined): void {
  const difference = allowedDifferences[client]?.[scenario];
  const gap = gapOf(problem);
  if (gap !== undefined) expect(cannotSay[client] ?? [], problem).toContain(gap);
  else if (difference === undefined) expect(problem, problem).toBeUndefined();
  else expect(problem).toContain(difference);
}
