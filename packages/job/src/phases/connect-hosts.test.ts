import { silentLogger } from '@ami-select/core';
import type { Connect, Host } from '@ami-select/provisioner';
import type { Transport } from '@ami-select/transport';
import { describe, expect, it } from 'vitest';
import { withConnections } from './connect-hosts.ts';

const hostOf = (name: string): Host => ({
  name,
  instanceId: `i-${name}`,
  address: '203.0.113.7',
  port: 22,
  privateAddress: '10.0.0.1',
  user: 'ubuntu',
  hostKey: 'ssh-ed25519 AAAA',
  privateKey: 'PRIVATE',
});

const signal = new AbortController().signal;

function network({ broken }: { broken?: string } = {}): { connect: Connect; closed: string[] } {
  const closed: string[] = [];
  const connect: Connect = async ({ label }) => {
    if (label === broken) throw new Error(`${label} refuses`);
    return { label, close: async () => void closed.push(label) } as unknown as Transport;
  };
  return { connect, closed };
}

describe('withConnections', () => {
  it('closes every connection after use', async () => {
    const { connect, closed } = network();

    const names = await withConnections(
      [hostOf('host-1'), hostOf('host-2')],
      { connect, signal, logger: silentLogger },
      async (hosts) => hosts.map(({ name }) => name),
    );

    expect(names).toEqual(['host-1', 'host-2']);
    expect(closed).toEqual(['host-1', 'host-2']);
  });

  it('closes those that were opened when another host refuses', async () => {
    const { connect, closed } = network({ broken: 'host-1' });

    const using = withConnections(
      [hostOf('host-1'), hostOf('host-2')],
      { connect, signal, logger: silentLogger },
      async () => 'used',
    );

    await expect(using).rejects.toThrow('host-1 refuses');
    expect(closed).toEqual(['host-2']);
  });

  it('closes every connection when the use fails', async () => {
    const { connect, closed } = network();

    const using = withConnections([hostOf('host-1')], { connect, signal, logger: silentLogger }, async () =>
      Promise.reject(new Error('step')),
    );

    await expect(using).rejects.toThrow('step');
    expect(closed).toEqual(['host-1']);
  });
});
