import { describe, expect, it } from 'vitest';
import { ec2Error } from '../testing/fake-responses.ts';
import { awsErrorName, classify, hasNoResponse, isUnreachable, networkErrorCode } from './classify-error.ts';

const withCode = (code: string): Error => Object.assign(new Error(''), { code });

describe('classify', () => {
  it.each([
    ['InsufficientInstanceCapacity', 500, 'next-pool'],
    ['Unsupported', 400, 'next-pool'],
    ['MaxSpotInstanceCountExceeded', 400, 'next-pool'],
    ['IdempotentInstanceTerminated', 400, 'next-pool'],
    ['RequestLimitExceeded', 503, 'retry'],
    ['InternalError', 500, 'retry'],
    ['SomethingNew', 502, 'retry'],
    ['NotImplemented', 501, 'fatal'],
    ['UnauthorizedOperation', 403, 'fatal'],
    ['InvalidAMIID.NotFound', 400, 'fatal'],
    ['VcpuLimitExceeded', 400, 'fatal'],
    ['IdempotentParameterMismatch', 400, 'fatal'],
  ] as const)('%s (%i): %s', (name, status, verdict) => {
    expect(classify(ec2Error(name, status))).toBe(verdict);
  });

  it.each([
    'RequestLimitExceeded',
    'Throttling',
    'ThrottlingException',
    'InternalError',
    'InternalFailure',
    'InternalServiceError',
    'ServerInternal',
    'ServiceUnavailable',
    'Unavailable',
    'RequestTimeout',
    'TimeoutError',
  ])('%s is transient whatever its status', (name) => {
    expect(classify(ec2Error(name, 400))).toBe('retry');
  });

  it.each([
    'InsufficientInstanceCapacity',
    'InsufficientHostCapacity',
    'InsufficientReservedInstanceCapacity',
    'InsufficientCapacity',
    'UnfulfillableCapacity',
    'Unsupported',
    'UnsupportedOperation',
    'InsufficientFreeAddressesInSubnet',
    'SpotMaxPriceTooLow',
    'MaxSpotInstanceCountExceeded',
    'VolumeTypeNotAvailableInZone',
    'ReservationCapacityExceeded',
    'IdempotentInstanceTerminated',
  ])('%s leads to the next pool whatever its status', (name) => {
    expect(classify(ec2Error(name, 500))).toBe('next-pool');
  });

  it.each([
    [499, 'fatal'],
    [500, 'retry'],
    [501, 'fatal'],
    [502, 'retry'],
  ] as const)('an unknown error with status %i: %s', (status, errorClass) => {
    expect(classify(ec2Error('SomethingNew', status))).toBe(errorClass);
  });

  it.each([
    'ECONNREFUSED',
    'ENOTFOUND',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ECONNRESET',
    'EPIPE',
    'ETIMEDOUT',
    'EAI_AGAIN',
  ])('a call without a response (%s) may be sent again', (code) => {
    expect(classify(withCode(code))).toBe('retry');
  });

  it.each([undefined, null, 'text', 42])('anything else (%s) is fatal', (error) => {
    expect(classify(error)).toBe('fatal');
  });
});

describe('network failures', () => {
  it.each([
    ['ECONNREFUSED', true],
    ['ENOTFOUND', true],
    ['EHOSTUNREACH', true],
    ['ENETUNREACH', true],
    ['ECONNRESET', false],
    ['EPIPE', false],
    ['ETIMEDOUT', false],
    ['EAI_AGAIN', false],
  ])('%s: unreachable is %s', (code, unreachable) => {
    expect(isUnreachable(withCode(code))).toBe(unreachable);
    expect(hasNoResponse(withCode(code))).toBe(true);
  });

  it('has no response after a time-out, and one after a refusal', () => {
    expect(hasNoResponse(ec2Error('TimeoutError'))).toBe(true);
    expect(hasNoResponse(ec2Error('UnauthorizedOperation'))).toBe(false);
  });

  it('reads names and codes of anything', () => {
    expect(awsErrorName(ec2Error('Throttling'))).toBe('Throttling');
    expect(networkErrorCode(withCode('EPIPE'))).toBe('EPIPE');
    expect([undefined, null, 'text', { name: 7 }].map(awsErrorName)).toEqual(['', '', '', '']);
  });
});
