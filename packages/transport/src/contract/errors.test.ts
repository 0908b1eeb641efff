import { exitStatusOf } from '@ami-select/core';
import { describe, expect, it } from 'vitest';
import { abortedError, TransportError } from './errors.ts';

describe('TransportError', () => {
  it.each([
    ['UNREACHABLE', 21],
    ['HOST_KEY_MISMATCH', 21],
    ['TIMED_OUT', 22],
    ['ABORTED', 130],
    ['ACCESS_DENIED', 23],
    ['INVALID_OPTIONS', 2],
  ] as const)('%s ends a program with %d', (code, status) => {
    expect(exitStatusOf(new TransportError(code, 'x'))).toBe(status);
  });

  it('is not retryable unless its thrower knows better', () => {
    expect(new TransportError('UNREACHABLE', 'x').retryable).toBe(false);
    expect(new TransportError('UNREACHABLE', 'x', { retryable: true }).retryable).toBe(true);
  });
});

describe('abortedError', () => {
  it('names the machine and keeps the reason of the signal', () => {
    const reason = new Error('cancelled');

    const error = abortedError('host-1', AbortSignal.abort(reason));

    expect(error).toMatchObject({ code: 'ABORTED', label: 'host-1', cause: reason });
  });
});
