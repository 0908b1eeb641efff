import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ApiError } from '../api/api-error.ts';
import { OPERATIONS } from '../endpoint/all-operations.ts';
import { randomBodies } from '../testing/random-bodies.ts';
import { leavesOf } from '../testing/random-forms.ts';
import { simulate } from '../testing/simulate.ts';
import { PROTOCOLS } from '../wire/protocol.ts';

const TARGETS = {
  ssm: 'AmazonSSM',
  'ec2-instance-connect': 'AWSEC2InstanceConnectService',
  servicequotas: 'ServiceQuotasV20190624',
} as const;
const CALLS = OPERATIONS.flatMap(({ service, name }) =>
  (service === 'ssm' || service === 'ec2-instance-connect' || service === 'servicequotas') &&
  name !== 'OpenTunnel'
    ? [{ service, name }]
    : [],
);
const REFUSALS = ['SerializationException', 'ValidationException'];
const { local } = simulate();

function decode({ service, name }: (typeof CALLS)[number], body: string): object {
  return PROTOCOLS[service].decode({ form: new URLSearchParams(), body }, name);
}

async function send({ service, name }: (typeof CALLS)[number], body: string): Promise<[number, string]> {
  const { response } = await local.requestHandler.handle({
    method: 'POST',
    path: '/',
    headers: { 'x-amz-target': `${TARGETS[service]}.${name}` },
    body,
  });
  return [response.statusCode, Buffer.from(response.body).toString()];
}

/** Scalars without `null`, which says nothing where it is the value of a member. */
function scalarsOf(value: unknown): string[] {
  return leavesOf(value).filter((leaf) => leaf !== 'null');
}

it.each(CALLS)('every member of a $service $name is in its input or in an error', async (call) => {
  const { model } = PROTOCOLS[call.service];

  await fc.assert(
    fc.asyncProperty(randomBodies(model, call.name), async (value) => {
      const body = JSON.stringify(value);
      const [status, response] = await send(call, body);
      expect(status, response).not.toBe(500);
      try {
        expect(scalarsOf(decode(call, body)).sort()).toEqual(scalarsOf(value).sort());
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        expect(REFUSALS).toContain(error.code);
        expect(status).toBe(400);
      }
    }),
    { numRuns: 60 },
  );
});

describe('a member of a JSON call', () => {
  const parameter = { service: 'ssm', name: 'PutParameter' } as const;
  const command = { service: 'ssm', name: 'SendCommand' } as const;
  const key = { service: 'ec2-instance-connect', name: 'SendSSHPublicKey' } as const;

  it.each<[call: (typeof CALLS)[number], body: string, code: string, text: string]>([
    [parameter, '[]', 'SerializationException', 'must be a JSON object'],
    [parameter, 'null', 'SerializationException', 'must be a JSON object'],
    [parameter, '"Name"', 'SerializationException', 'must be a JSON object'],
    [parameter, '{', 'SerializationException', 'not JSON'],
    [
      parameter,
      '{"Name":7}',
      'SerializationException',
      'NUMBER_VALUE can not be converted to a String: the member Name',
    ],
    [
      parameter,
      '{"Name":true}',
      'SerializationException',
      'BOOLEAN_VALUE can not be converted to a String: the member Name',
    ],
    [
      parameter,
      '{"Name":["/a"]}',
      'SerializationException',
      'START_ARRAY can not be converted to a String: the member Name',
    ],
    [
      parameter,
      '{"Name":{"a":1}}',
      'SerializationException',
      'START_OBJECT can not be converted to a String: the member Name',
    ],
    [
      parameter,
      '{"Overwrite":"true"}',
      'SerializationException',
      'STRING_VALUE can not be converted to a Boolean: the member Overwrite',
    ],
    [
      parameter,
      '{"Tags":{"Key":"a"}}',
      'SerializationException',
      'START_OBJECT can not be converted to a List: the member Tags',
    ],
    [
      parameter,
      '{"Tags":"a"}',
      'SerializationException',
      'STRING_VALUE can not be converted to a List: the member Tags',
    ],
    [
      parameter,
      '{"Tags":[["a"]]}',
      'SerializationException',
      'START_ARRAY can not be converted to a Structure: the member Tags.1',
    ],
    [
      parameter,
      '{"Tags":[{"Key":"a","Values":"b"}]}',
      'SerializationException',
      'Unknown member Tags.1.Values',
    ],
    [parameter, '{"Tags":[null]}', 'ValidationException', "Value null at 'Tags.1'"],
    [parameter, '{"name":"/a"}', 'SerializationException', 'Unknown member name'],
    [parameter, '{"__proto__":{"Name":"/a"}}', 'SerializationException', 'Unknown member __proto__'],
    [
      parameter,
      '{"Name":"/a","Value":"b","Name":"/c"}',
      'SerializationException',
      'The member Name is given more than once',
    ],
    [
      parameter,
      '{"Name":"/a","Tags":[{"Key":"a","Value":"b","K\\u0065y":"c"}]}',
      'SerializationException',
      'The member Key is given more than once',
    ],
    [parameter, '{"Name":null,"Value":"b"}', 'ValidationException', "Value null at 'Name'"],
    [
      command,
      '{"TimeoutSeconds":"60"}',
      'SerializationException',
      'STRING_VALUE can not be converted to a Number: the member TimeoutSeconds',
    ],
    [command, '{"TimeoutSeconds":1e999}', 'SerializationException', 'the member TimeoutSeconds'],
    [
      command,
      '{"Parameters":["true"]}',
      'SerializationException',
      'START_ARRAY can not be converted to a Map: the member Parameters',
    ],
    [
      command,
      '{"Parameters":{"commands":"true"}}',
      'SerializationException',
      'STRING_VALUE can not be converted to a List: the member Parameters.commands',
    ],
    [
      command,
      '{"Parameters":{"commands":[1]}}',
      'SerializationException',
      'NUMBER_VALUE can not be converted to a String: the member Parameters.commands.1',
    ],
    [
      command,
      '{"Parameters":{"commands":null}}',
      'ValidationException',
      "Value null at 'Parameters.commands'",
    ],
    [key, '{"InstanceId":7}', 'SerializationException', 'the member InstanceId'],
  ])('%j %s', async (call, body, code, text) => {
    const [status, response] = await send(call, body);

    expect([status, JSON.parse(response)]).toEqual([
      400,
      { __type: code, message: expect.stringContaining(text) },
    ]);
  });

  it('may be nested so deep that only the first level is read', async () => {
    const [status, response] = await send(parameter, `{"Name":${'['.repeat(100_000)}${']'.repeat(100_000)}}`);

    expect([status, response]).toEqual([400, expect.stringContaining('START_ARRAY can not be converted')]);
  });

  it.each(['"', '\\', 'a', ' : "'])('may have a text of half a mebibyte of %j', (piece) => {
    const input = { Name: piece.repeat((512 * 1024) / piece.length) };

    expect(decode(parameter, JSON.stringify(input))).toEqual(input);
  });

  it('may have a text with quotes, colons and backslashes, and a name twice in two objects', () => {
    const Tags = [
      { Key: 'a', Value: '"Key": \\"Name\\": ' },
      { Key: 'b', Value: '"' },
    ];

    expect(decode(parameter, JSON.stringify({ Name: '/a:"', Tags, Description: null }))).toEqual({
      Name: '/a:"',
      Tags,
    });
  });
});
