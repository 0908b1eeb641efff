import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger } from '@ami-select/core';
import { createVirtualClock } from '@ami-select/core/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JobEvent } from './context/events.ts';
import { keepHosts } from './keep-hosts.ts';

const HOST = {
  name: 'host-1',
  instanceId: 'i-1',
  address: '203.0.113.7',
  port: 22,
  privateAddress: '10.0.0.1',
  user: 'ubuntu',
  hostKey: 'ssh-ed25519 AAAA',
  privateKey: 'PRIVATE KEY',
};

describe('keepHosts', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'keep-'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  async function keep(keepMinutes?: number, maxTtlMinutes?: number) {
    const clock = createVirtualClock();
    const sent: unknown[] = [];
    const scripts: string[] = [];
    const events: JobEvent[] = [];
    const renewals: unknown[] = [];
    const ec2 = { send: async (command: { readonly input: unknown }) => void sent.push(command.input) };
    const exec = async (script: string) => {
      scripts.push(script);
      return { exitCode: 0, signal: null, stdout: '', stderr: '' };
    };
    const connect = async () => ({ label: 'host-1', exec, close: async () => {} });
    const guard = {
      intent: { fleetId: 'fleet-0123456789abcdef', ttlMinutes: 45, pools: [] },
      path: join(directory, 'fleet-0123456789abcdef.json'),
      renewed: async (...renewal: unknown[]) => void renewals.push(renewal),
    };
    const report = (event: JobEvent): void => void events.push(event);
    const dependencies = { ec2, clock, connect, report, logger: silentLogger };
    const caps = maxTtlMinutes === undefined ? undefined : [{ maxTtlMinutes }];
    await keepHosts(guard as never, [HOST], { keepMinutes, caps }, dependencies as never);
    const inMinutes = (minutes: number): string =>
      new Date(clock.now().getTime() + minutes * 60_000).toISOString();
    return { sent, scripts, events, renewals, inMinutes };
  }

  it('gives the machines a lease that a reaper and the machine see, and says how to log in until then', async () => {
    const { sent, scripts, events, renewals, inMinutes } = await keep(120);

    const expiresAt = inMinutes(120);
    expect(sent).toEqual([
      { Resources: ['i-1'], Tags: [{ Key: 'ami-select:expires-at', Value: expiresAt }] },
    ]);
    expect(renewals).toEqual([[expiresAt, 120]]);
    expect(scripts).toHaveLength(1);
    const sshConfig = join(directory, 'fleet-0123456789abcdef', 'config');
    expect(events).toEqual([{ type: 'kept', hosts: [HOST], expiresAt, sshConfig }]);
    expect(readFileSync(sshConfig, 'utf8')).toContain('Host host-1\n  HostName 203.0.113.7\n');
  });

  it('takes the ttl of the fleet when no time is given', async () => {
    const { events, inMinutes } = await keep();

    expect(events).toMatchObject([{ type: 'kept', expiresAt: inMinutes(45) }]);
  });

  it('stays below the caps', async () => {
    await expect(keep(120, 60)).rejects.toMatchObject({ code: 'CAP_EXCEEDED' });
  });
});
