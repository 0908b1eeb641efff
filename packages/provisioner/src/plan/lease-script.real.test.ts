import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { armingScript, renewalScript } from './lease-script.ts';

const FLEET = 'fleet-0123456789abcdef';
const EXPIRES_AT = '2026-01-01T00:45:00.000Z';
const RENEWED = '2026-01-01T00:46:00.500Z';
const EXPIRY = Date.parse(EXPIRES_AT) / 1000;

/** The scripts in a real shell, with stand-ins for what would act on this machine. */
describe('the lease on a machine', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'lease-'));
    mkdirSync(join(root, 'bin'));
    mkdirSync(join(root, 'units'));
    program('date', `cat ${root}/now`);
    program('sudo', 'shift; exec "$@"');
    for (const name of ['poweroff', 'sleep']) program(name, '');
    program('sleep', `echo "$(($(cat ${root}/now) + $1))" > ${root}/now`);
    at(EXPIRY - 100);
  });
  afterEach(() => rmSync(root, { recursive: true }));

  /** Takes down its calls. */
  function program(name: string, body: string): void {
    const log = name === 'date' ? '' : `echo "${name} $*" >> ${root}/calls\n`;
    writeFileSync(join(root, 'bin', name), `#!/bin/sh\n${log}${body}\n`);
    chmodSync(join(root, 'bin', name), 0o755);
  }

  function withSystemd(body = ''): void {
    program('systemctl', body);
  }

  function withoutSystemd(): void {
    program('systemctl', 'exit 1');
  }

  function at(seconds: number): void {
    writeFileSync(join(root, 'now'), `${seconds}\n`);
  }

  /** Runs to the end of everything that the script left behind. */
  function run(script: string): number | null {
    const here = script
      .replaceAll('/var/lib/ami-select', `${root}/lib`)
      .replaceAll('/run/systemd/system', `${root}/units`)
      .replace('< /dev/null > /dev/null 2>&1 &', '');
    const PATH = `${root}/bin:/usr/bin:/bin`;
    return spawnSync('sh', ['-c', here], { env: { PATH, HOME: `${root}/home` } }).status;
  }

  const boot = (): number | null => run(armingScript({ fleetId: FLEET, expiresAt: EXPIRES_AT }));
  const renew = (): number | null => run(renewalScript({ fleetId: FLEET, expiresAt: RENEWED }));
  const timer = (): string => readFileSync(join(root, 'units/ami-select-lease.timer'), 'utf8');
  const calls = (): string[] =>
    (existsSync(join(root, 'calls')) ? readFileSync(join(root, 'calls'), 'utf8') : '')
      .split('\n')
      .slice(0, -1);

  it('is a timer with the absolute time on systemd, and nothing of logind', () => {
    withSystemd();

    expect(boot()).toBe(0);

    expect(timer()).toBe(
      '[Unit]\nDefaultDependencies=no\n[Timer]\nAccuracySec=1s\nOnCalendar=2026-01-01 00:45:00 UTC\n',
    );
    expect(readFileSync(join(root, 'units/ami-select-lease.service'), 'utf8')).toContain(
      'ExecStart=/bin/sh -c "systemctl poweroff; sleep 120; systemctl poweroff --force"\n',
    );
    expect(calls()).toEqual([
      'systemctl show -p Version',
      'systemctl daemon-reload',
      'systemctl restart --no-block ami-select-lease.timer',
    ]);
  });

  it('has the same time after a reboot, and the renewed one after a renewal', () => {
    withSystemd();
    boot();
    const first = timer();
    boot();
    expect(timer()).toBe(first);

    expect(renew()).toBe(0);
    expect(timer()).toContain('OnCalendar=2026-01-01 00:46:01 UTC\n');
    expect(calls().at(-1)).toBe('systemctl restart --no-block ami-select-lease.timer');

    boot();
    expect(timer()).toContain('OnCalendar=2026-01-01 00:46:01 UTC\n');
  });

  it('ends a boot that comes too late, at once', () => {
    withSystemd();
    at(EXPIRY);

    boot();

    expect(calls().at(-1)).toBe('systemctl start --no-block ami-select-lease.service');
  });

  it('is not the lease of the fleet whose machine the image was made of', () => {
    withSystemd();
    renew();

    run(armingScript({ fleetId: 'fleet-of-another', expiresAt: EXPIRES_AT }));

    expect(timer()).toContain('OnCalendar=2026-01-01 00:45:00 UTC\n');
  });

  it.each([
    ['without systemd', withoutSystemd],
    ['where systemd refuses', () => withSystemd('[ "$1" != daemon-reload ]')],
  ])('%s, is a loop to the absolute time', (_where, prepare) => {
    prepare();

    expect(boot()).toBe(0);

    const sleeps = calls().filter((call) => call.startsWith('sleep'));
    expect(sleeps).toEqual([...Array.from({ length: 5 }, () => 'sleep 20'), 'sleep 120']);
    expect(calls().slice(-3)).toEqual(['poweroff ', 'sleep 120', 'poweroff -f']);
    expect(Number(readFileSync(join(root, 'now'), 'utf8'))).toBe(EXPIRY + 120);
  });

  it('follows a renewal in the loop', () => {
    withoutSystemd();
    expect(renew()).toBe(0);

    boot();

    expect(Number(readFileSync(join(root, 'now'), 'utf8'))).toBe(Math.ceil(Date.parse(RENEWED) / 1000) + 120);
  });

  it('keeps the time elsewhere where /var cannot be written', () => {
    withSystemd();
    writeFileSync(join(root, 'lib'), 'no folder');

    renew();
    boot();

    expect(timer()).toContain('OnCalendar=2026-01-01 00:46:01 UTC\n');
    expect(existsSync(join(root, `home/.ami-select/${FLEET}.lease`))).toBe(true);
  });

  it('fails to renew what it cannot keep, or where systemd refuses', () => {
    withSystemd('[ "$1" != daemon-reload ]');
    expect(renew()).not.toBe(0);

    withSystemd();
    writeFileSync(join(root, 'home'), 'no folder');
    rmSync(join(root, 'lib'), { recursive: true });
    writeFileSync(join(root, 'lib'), 'no folder');
    expect(renew()).not.toBe(0);
  });
});
