import { beforeAll, describe, expect, it } from 'vitest';
import { sendForm } from '../../testing/send-form.ts';
import { signV4 } from '../../testing/sign-v4.ts';
import { type Simulation, simulate } from '../../testing/simulate.ts';

const VERSION = { version: '2011-01-01' };

let sim: Simulation;

beforeAll(() => {
  sim = simulate();
});

/** A request of Lambda's REST API, signed as whatever has parameters in its URL must be. */
async function get(path: string, query: Readonly<Record<string, string>> = {}, method = 'GET') {
  const { clock, credentials, requestHandler } = sim.local;
  const headers = signV4({
    ...{ method, path, query: new URLSearchParams(query).toString(), service: 'lambda', now: clock.now() },
    ...{
      host: 'local-ec2.invalid',
      secret: credentials.secretAccessKey,
      accessKeyId: credentials.accessKeyId,
    },
  });
  const { response } = await requestHandler.handle({
    method,
    path,
    query,
    headers: Object.fromEntries(headers),
  });
  return { ...response, status: response.statusCode, body: Buffer.from(response.body).toString() };
}

describe('row 59: Auto Scaling and Lambda', () => {
  it.each([
    ['DescribeAutoScalingGroups', 'AutoScalingGroups', {}],
    ['DescribeAutoScalingGroups', 'AutoScalingGroups', { 'AutoScalingGroupNames.member.1': 'mine' }],
    ['DescribeAutoScalingGroups', 'AutoScalingGroups', { MaxRecords: '100' }],
    [
      'DescribeAutoScalingGroups',
      'AutoScalingGroups',
      { 'Filters.member.1.Name': 'tag:Team', 'Filters.member.1.Values.member.1': 'build' },
    ],
    ['DescribeAutoScalingInstances', 'AutoScalingInstances', { 'InstanceIds.member.1': 'i-1' }],
    ['DescribeLaunchConfigurations', 'LaunchConfigurations', {}],
    ['DescribeLaunchConfigurations', 'LaunchConfigurations', { 'LaunchConfigurationNames.member.1': 'mine' }],
    ['DescribePolicies', 'ScalingPolicies', { 'PolicyNames.member.1': 'mine' }],
  ])('%s has an empty %s for %j', async (Action, list, input) => {
    const { status, body } = await sendForm(sim.local, { Action, ...input }, VERSION);

    expect(status).toBe(200);
    expect(body).toContain(`<${Action}Response xmlns="http://autoscaling.amazonaws.com/doc/2011-01-01/">`);
    expect(body).toContain(`<${Action}Result><${list}></${list}></${Action}Result>`);
  });

  it.each([
    ['ValidationError', 'DescribePolicies', { AutoScalingGroupName: 'mine' }],
    ['ValidationError', 'DescribeAutoScalingGroups', { MaxRecords: '101' }],
    ['InvalidNextToken', 'DescribeAutoScalingGroups', { NextToken: 'x' }],
    [
      'InvalidParameterValue',
      'DescribeAutoScalingGroups',
      { 'Filters.member.1.Name': 'colour', 'Filters.member.1.Values.member.1': 'red' },
    ],
    ['UnknownParameter', 'DescribeAutoScalingGroups', { Colour: 'red' }],
    ['InvalidAction', 'CreateAutoScalingGroup', { AutoScalingGroupName: 'mine' }],
  ])('is %s for %s with %j', async (code, Action, input) => {
    const answer = await sendForm(sim.local, { Action, ...input }, VERSION);

    expect([answer.status, answer.code]).toEqual([400, code]);
  });

  it.each(['/2015-03-31/functions', '/2015-03-31/functions/'])('GET %s has no functions', async (path) => {
    const all = await get(path, { FunctionVersion: 'ALL', MaxItems: '50' });

    expect([all.status, all.headers['content-type'], JSON.parse(all.body)]).toEqual([
      200,
      'application/json',
      { Functions: [] },
    ]);
  });

  it.each([
    ['InvalidParameterValueException', 400, 'GET', '/2015-03-31/functions', { MaxItems: '10001' }],
    ['InvalidParameterValueException', 400, 'GET', '/2015-03-31/functions', { Marker: 'x' }],
    ['UnknownParameter', 400, 'GET', '/2015-03-31/functions', { Colour: 'red' }],
  ])('is %s, %i, for %s %s with %j', async (code, status, method, path, query) => {
    const answer = await get(path, query, method);

    expect([answer.status, answer.headers['x-amzn-errortype']]).toEqual([status, code]);
    expect(JSON.parse(answer.body)).toMatchObject({ Message: expect.any(String) });
  });

  it.each([
    ['POST', '/2015-03-31/functions'],
    ['GET', '/2015-03-31/functions/mine'],
    ['GET', '/2018-10-31/layers'],
  ])('%s %s is not served', async (method, path) => {
    const { status, body } = await get(path, {}, method);

    expect([status, JSON.parse(body)]).toMatchObject([501, { __type: 'NotImplemented' }]);
  });
});
