import { PassThrough } from 'node:stream';
import { CodedError } from '@ami-select/core';
import { describe, expect, it } from 'vitest';
import { openVia } from './open-via.ts';

class Denied extends CodedError {}

const target = {
  label: 'host-1',
  host: '10.0.0.5',
  port: 22,
  user: 'ubuntu',
  privateKey: 'key',
  hostKey: 'ssh-ed25519 AAAA',
  via: { kind: 'ssm' },
};

describe('openVia', () => {
  it('returns the stream of the tunnel', async () => {
    const stream = new PassThrough();

    await expect(openVia(target, async () => stream, { timeoutMs: 1_000 })).resolves.toBe(stream);
  });

  it('is retryable when the tunnel is refused', async () => {
    const openTunnel = async (): Promise<never> => {
      throw new Error('403 AccessDenied');
    };

    await expect(openVia(target, openTunnel, { timeoutMs: 1_000 })).rejects.toMatchObject({
      code: 'UNREACHABLE',
      retryable: true,
      message: 'host-1: cannot open a tunnel to 10.0.0.5:22: 403 AccessDenied',
    });
  });

  it('is final when it is denied, and keeps the hint', async () => {
    const denied = new Denied('DENIED', 'permission', '403 not authorized', { hint: 'Allow it.' });

    await expect(openVia(target, () => Promise.reject(denied), { timeoutMs: 1_000 })).rejects.toMatchObject({
      code: 'ACCESS_DENIED',
      retryable: false,
      message: 'host-1: cannot open a tunnel to 10.0.0.5:22: 403 not authorized',
      hint: 'Allow it.',
    });
  });

  it('refuses a target that nothing can open', async () => {
    await expect(openVia(target, undefined, { timeoutMs: 1_000 })).rejects.toMatchObject({
      code: 'INVALID_OPTIONS',
    });
  });

  it('ends with its signal', async () => {
    const signal = AbortSignal.abort(new Error('cancelled'));

    await expect(
      openVia(target, async () => new PassThrough(), { timeoutMs: 1_000, signal }),
    ).rejects.toMatchObject({ code: 'ABORTED' });
  });
});
