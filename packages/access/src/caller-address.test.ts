import { describe, expect, it } from 'vitest';
import { callerAddress } from './caller-address.ts';

type Reply = string | Error | { readonly status: number; readonly text: string };

/** A network with a given reply per host name. */
function network(replies: Readonly<Record<string, Reply>>): typeof fetch {
  return async (url) => {
    const reply = replies[new URL(String(url)).host] ?? new Error('ENOTFOUND');
    if (reply instanceof Error) throw reply;
    if (typeof reply === 'string') return new Response(reply);
    return new Response(reply.text, { status: reply.status });
  };
}

describe('callerAddress', () => {
  it.each([
    ['198.51.100.4\n', '198.51.100.4'],
    ['::ffff:198.51.100.4', '198.51.100.4'],
  ])('takes %j of the IPv4 service as %s', async (text, address) => {
    await expect(callerAddress({ fetch: network({ 'checkip.amazonaws.com': text }) })).resolves.toBe(address);
  });

  it('takes the IPv6 address of a machine that has no IPv4', async () => {
    const fetch = network({
      'checkip.amazonaws.com': new Error('ENETUNREACH'),
      'checkip.global.api.aws': '2001:db8::7\n',
    });

    await expect(callerAddress({ fetch })).resolves.toBe('2001:db8::7');
  });

  it('calls the other service when the first one returns a page or an error', async () => {
    const fetch = network({
      'checkip.amazonaws.com': { status: 503, text: '198.51.100.9' },
      'checkip.global.api.aws': '198.51.100.4',
    });

    await expect(callerAddress({ fetch })).resolves.toBe('198.51.100.4');
  });

  it.each([
    ['a long line', new Uint8Array(2_000).fill(0x31)],
    ['spaces', new Uint8Array(65_536).fill(0x20)],
  ])('reads no further than an address is long when a service sends %s without end', async (_name, chunk) => {
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulled += 1;
        // Ends at last, so that a reader without a limit fails a test instead of the machine.
        if (pulled > 1_000) controller.close();
        else controller.enqueue(chunk);
      },
    });
    const fetch: typeof globalThis.fetch = async (url) =>
      new Response(String(url).includes('global') ? '198.51.100.4' : endless);

    await expect(callerAddress({ fetch })).resolves.toBe('198.51.100.4');

    expect(pulled).toBeLessThan(5);
  });

  it('names the input to set when no service returns an address', async () => {
    const fetch = network({ 'checkip.amazonaws.com': '<html>', 'checkip.global.api.aws': '999.1.1.1' });

    await expect(callerAddress({ fetch })).rejects.toMatchObject({
      code: 'UNKNOWN_ADDRESS',
      hint: expect.stringContaining('ssh-from'),
    });
  });

  it('rejects with the reason of its signal', async () => {
    const signal = AbortSignal.abort(new Error('cancelled'));

    await expect(callerAddress({ signal, fetch: network({}) })).rejects.toThrow('cancelled');
  });
});
