import { describe, expect, it } from 'vitest';
import { parsePowerCommand } from './power.ts';

const now = new Date(2026, 10, 22, 10, 0, 0);
const parse = (line: string) => {
  const [name = '', ...args] = line.split(' ');
  return parsePowerCommand(name, args, now);
};

describe('parsePowerCommand', () => {
  it.each([
    ['shutdown -P now', 'poweroff', 0],
    ['shutdown now', 'poweroff', 0],
    ['shutdown -h +5', 'poweroff', 300_000],
    ['shutdown -P +45 lease over', 'poweroff', 2_700_000],
    ['shutdown', 'poweroff', 60_000],
    ['shutdown -r 2', 'reboot', 120_000],
    ['shutdown 10:30', 'poweroff', 1_800_000],
    ['shutdown 09:00', 'poweroff', 82_800_000],
    ['poweroff', 'poweroff', 0],
    ['halt -p', 'poweroff', 0],
    ['reboot -f', 'reboot', 0],
  ])('understands "%s"', (line, how, delayMs) => {
    expect(parse(line)).toEqual({ kind: 'power', how, delayMs });
  });

  it('understands the cancelling of a shutdown', () => {
    expect(parse('shutdown -c')).toEqual({ kind: 'cancel' });
  });

  it('does nothing for a warning only and for a time that is none', () => {
    expect(parse('shutdown -k now')).toBeUndefined();
    expect(parse('shutdown -P soon')).toBeUndefined();
  });
});
