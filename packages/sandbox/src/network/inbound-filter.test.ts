import { describe, expect, it } from 'vitest';
import type { InboundRule } from '../contract/inbound-rule.ts';
import { changeCommands, closeCommands } from './inbound-filter.ts';

const HOST = '198.18.4.1';

function tcp(fromPort: number, toPort: number, source: string): InboundRule {
  return { protocol: 'tcp', fromPort, toPort, source };
}

describe('the routing rules that close a machine', () => {
  it('drop what comes in for any port but the ephemeral ones, before the local table is asked', () => {
    const commands = closeCommands();

    expect(commands).toEqual([
      'rule add pref 300 lookup local',
      'rule add pref 200 iif eth0 ipproto 6 dport 1-32767 blackhole',
      'rule add pref 200 iif eth0 ipproto 6 dport 61000-65534 blackhole',
      'rule add pref 200 iif eth0 ipproto 17 dport 1-32767 blackhole',
      'rule add pref 200 iif eth0 ipproto 17 dport 61000-65534 blackhole',
      'rule del pref 0',
    ]);
  });
});

describe('a change of rules', () => {
  it('adds what is new, removes what is gone, and leaves the rest alone', () => {
    const from = [tcp(22, 22, '10.0.0.0/8'), tcp(80, 90, '10.0.0.0/8')];
    const to = [tcp(80, 90, '10.0.0.0/8'), tcp(443, 443, '10.0.0.7/32')];

    const commands = changeCommands({ from, to }, HOST);

    expect(commands).toEqual([
      'rule add pref 100 iif eth0 from 10.0.0.7/32 ipproto 6 dport 443-443 goto 300',
      'rule del pref 100 iif eth0 from 10.0.0.0/8 ipproto 6 dport 22-22 goto 300',
    ]);
  });

  it.each(['0.0.0.0/0', '203.0.113.7/32', '127.0.0.1/32', '0.0.0.0/5'])(
    'lets this machine in by a rule for %s',
    (source) => {
      const commands = changeCommands({ from: [], to: [tcp(22, 22, source)] }, HOST);

      expect(commands).toContain(`rule add pref 100 iif eth0 from ${HOST}/32 ipproto 6 dport 22-22 goto 300`);
    },
  );

  it.each(['10.0.0.0/8', '172.31.0.0/16', '192.168.1.1/32'])(
    'does not let this machine in by a rule for %s',
    (source) => {
      const commands = changeCommands({ from: [], to: [tcp(22, 22, source)] }, HOST);

      expect(commands).toHaveLength(1);
    },
  );

  it('names each selector once, and no port that the kernel refuses', () => {
    const everything = tcp(0, 65_535, '0.0.0.0/0');

    const commands = changeCommands({ from: [], to: [everything, everything] }, HOST);

    expect(commands).toEqual([
      'rule add pref 100 iif eth0 from 0.0.0.0/1 ipproto 6 dport 1-65534 goto 300',
      'rule add pref 100 iif eth0 from 128.0.0.0/1 ipproto 6 dport 1-65534 goto 300',
      `rule add pref 100 iif eth0 from ${HOST}/32 ipproto 6 dport 1-65534 goto 300`,
    ]);
  });
});
