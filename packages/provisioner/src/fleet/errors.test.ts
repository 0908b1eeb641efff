import { CodedError, EXIT_STATUS, exitStatusOf } from '@ami-select/core';
import { describe, expect, it } from 'vitest';
import { ProvisionerError, type ProvisionerErrorCode, throwIfAborted } from './errors.ts';

describe('ProvisionerError', () => {
  it.each<[ProvisionerErrorCode, number]>([
    ['INVALID_REQUEST', 2],
    ['INVALID_HANDLE', 2],
    ['UNSAFE_REQUEST', 4],
    ['REFUSED', 2],
    ['CONFLICT', 2],
    ['CAPACITY', 20],
    ['BOOT_FAILED', 21],
    ['IMAGE_FAILED', 21],
    ['UNREACHABLE_HOST', 21],
    ['TIMED_OUT', 22],
    ['PERMISSION_DENIED', 23],
    ['CAP_EXCEEDED', 24],
    ['REMAINING', 30],
    ['UNREACHABLE_ENDPOINT', 6],
    ['SERVICE_FAILED', 1],
    ['ABORTED', 130],
  ])('%s ends a program with %i', (code, status) => {
    const error = new ProvisionerError(code, 'x');

    expect(exitStatusOf(error)).toBe(status);
    expect(EXIT_STATUS[error.exitClass]).toBe(status);
  });

  it('is a CodedError with a name, and has no history unless it is given one', () => {
    const error = new ProvisionerError('CAPACITY', 'full');

    expect(error).toBeInstanceOf(CodedError);
    expect(error.name).toBe('ProvisionerError');
    expect(error.history).toEqual([]);
    expect(new ProvisionerError('CAPACITY', 'full', { history: ['a'] }).history).toEqual(['a']);
  });
});

describe('throwIfAborted', () => {
  it('throws with what the caller aborted for', () => {
    const reason = new Error('enough');

    expect(() => throwIfAborted(AbortSignal.abort(reason), 'waiting')).toThrow(
      expect.objectContaining({ code: 'ABORTED', message: 'Stopped while waiting.', cause: reason }),
    );
  });

  it('does nothing without a signal and before it fires', () => {
    expect(() => throwIfAborted(undefined, 'waiting')).not.toThrow();
    expect(() => throwIfAborted(new AbortController().signal, 'waiting')).not.toThrow();
  });
});
