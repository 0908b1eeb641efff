import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSystemdMachine, type SystemdMachine, whyNoSystemd } from '../testing/systemd-machine.ts';
import { armingScript, LEASE_UNIT, renewalScript } from './lease-script.ts';

const rootfs = process.env.LOCAL_EC2_SYSTEMD_ROOTFS;
const why = whyNoSystemd(rootfs);
/** At the end of a boot people are let in; a shutdown that logind knows of shuts them out five minutes before. */
const MAY_LOG_IN =
  'systemctl start systemd-user-sessions.service; sleep 0.5; test -e /run/nologin || echo open';
const fleetId = 'fleet-0123456789abcdef';

describe.skipIf(why !== undefined)(
  `the lease on a machine whose process 1 is systemd${why === undefined ? '' : ` (skipped: ${why})`}`,
  () => {
    let machine: SystemdMachine;
    beforeAll(async () => {
      machine = createSystemdMachine(rootfs ?? '');
      await machine.boot();
    });
    afterAll(() => machine.close());

    const inSeconds = (seconds: number): string => new Date(Date.now() + seconds * 1000).toISOString();
    const nextOf = (): string =>
      machine.run(`date -u -d "$(systemctl show -P NextElapseUSecRealtime ${LEASE_UNIT}.timer)" +%s`).trim();
    const secondsOf = (time: string): string => String(Math.ceil(Date.parse(time) / 1000));

    it('lets people log in until its end, holds over a reboot, and ends the machine then', async () => {
      const launched = inSeconds(240);
      machine.run(armingScript({ fleetId, expiresAt: launched }));
      expect(machine.run(`systemctl is-active ${LEASE_UNIT}.timer`)).toBe('active\n');
      expect(nextOf()).toBe(secondsOf(launched));
      expect(machine.run(MAY_LOG_IN)).toBe('open\n');

      const renewed = inSeconds(15);
      machine.run(renewalScript({ fleetId, expiresAt: renewed }));
      expect(nextOf()).toBe(secondsOf(renewed));

      machine.run('systemctl poweroff');
      await machine.off();
      await machine.boot();
      machine.run(armingScript({ fleetId, expiresAt: launched }));
      expect(nextOf()).toBe(secondsOf(renewed));
      expect(machine.run(MAY_LOG_IN)).toBe('open\n');

      await machine.off();
      expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(renewed));

      // A boot after the end.
      await machine.boot();
      machine.run(armingScript({ fleetId, expiresAt: launched }));
      await machine.off();
    });
  },
  90_000,
);
