import { describe, expect, it } from 'vitest';
import { ec2Error } from '../testing/fake-responses.ts';
import { explainDenial } from './explain-denial.ts';
import { toProvisionerError } from './to-provisioner-error.ts';

const denied = Object.assign(ec2Error('UnauthorizedOperation', 403), {
  message: 'You are not authorized. Encoded authorization failure message: AbC-dE_f12',
});
const error = toProvisionerError(denied, 'ec2:RunInstances');
const DECODED = {
  allowed: false,
  explicitDeny: false,
  context: {
    principal: { arn: 'arn:aws:iam::123456789012:user/ci' },
    action: 'ec2:RunInstances',
    resource: 'arn:aws:ec2:eu-central-1:123456789012:subnet/subnet-1',
  },
};

describe('explainDenial', () => {
  it.each([
    [false, 'No statement allows'],
    [true, 'A statement explicitly denies'],
  ])('says who is denied what and where (explicitly: %s)', async (explicitDeny, verb) => {
    const asked: string[] = [];
    const decode = async (encoded: string) => {
      asked.push(encoded);
      return JSON.stringify({ ...DECODED, explicitDeny });
    };

    const { code, message, action, hint } = await explainDenial(error, decode);

    expect(asked).toEqual(['AbC-dE_f12']);
    expect({ code, action, hint }).toEqual({ code: error.code, action: error.action, hint: error.hint });
    expect(message).toBe(
      `Not allowed to call ec2:RunInstances (UnauthorizedOperation): You are not authorized. ${verb} arn:aws:iam::123456789012:user/ci ec2:RunInstances on arn:aws:ec2:eu-central-1:123456789012:subnet/subnet-1.`,
    );
  });

  it.each<[string, (() => Promise<string>) | undefined]>([
    ['is not allowed', () => Promise.reject(ec2Error('AccessDenied', 403))],
    ['is not there', undefined],
    ['answers with something else', async () => '{"context":null}'],
  ])('keeps the message and names the way where decoding %s', async (_title, decode) => {
    const { message, hint } = await explainDenial(error, decode);

    expect(message).toBe(error.message);
    expect(hint).toContain('sts:DecodeAuthorizationMessage');
  });

  it('leaves other errors as they are', async () => {
    const other = toProvisionerError(ec2Error('InvalidAMIID.NotFound'), 'ec2:RunInstances');

    expect(await explainDenial(other, undefined)).toBe(other);
  });
});
