import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SandboxDriver } from '@ami-select/sandbox';
import { bootMachine, type TestMachine, tryDriver } from '@ami-select/sandbox/testing';
import { afterAll, describe, expect, it } from 'vitest';

/** Every part tells that it ran; its name and the machine's boot tell when and how often. */
const RAN = '/root/ran';

type Part = readonly [type: string, name: string, body: string];

const says = (word: string): string => `#!/bin/sh\necho ${word} >> ${RAN}\n`;

/** Parts of every kind, each in an order that is not the one in which cloud-init runs them. */
function partsOf(who: string): Part[] {
  return [
    ['text/x-shellscript', 'zz.sh', says(`${who}-script-zz`)],
    ['text/x-shellscript', 'twice.sh', says(`${who}-never-as-replaced`)],
    ['text/x-shellscript', 'twice.sh', says(`${who}-script-twice`)],
    ['text/html', 'page', says(`${who}-never-as-html`)],
    ['text/x-shellscript', '', says(`${who}-script-without-name`)],
    ['text/plain', 'plain a/b.sh', says(`${who}-script-plain`)],
    ['application/octet-stream', 'octets.sh', says(`${who}-never-as-octets`)],
    ['text/x-shellscript', 'config.sh', `#cloud-config\nbootcmd: ['echo ${who}-bootcmd >> ${RAN}']\n`],
    ['text/x-shellscript', '###', says(`${who}-never-without-a-name`)],
    ['text/cloud-boothook', '..', says(`${who}-never-in-place-of-a-folder`)],
    ['text/x-shellscript', 'blank.sh', `\n${says(`${who}-never-after-a-blank-line`)}`],
    ['text/x-shellscript', 'bare.sh', `echo ${who}-never-without-interpreter >> ${RAN}\n`],
    ['text/x-shellscript', 'fails.sh', `${says(`${who}-script-fails`)}exit 3\n`],
    ['text/x-shellscript-per-instance', 'b.sh', says(`${who}-per-instance-b`)],
    ['text/x-shellscript-per-instance', 'folder/a.sh', says(`${who}-per-instance-a`)],
    ['text/x-shellscript-per-boot', 'boot.sh', says(`${who}-per-boot`)],
    ['text/x-shellscript-per-once', 'once.sh', says(`${who}-per-once`)],
    ['text/cloud-boothook', 'hook', `${says(`${who}-boothook`)}exit 3\n`],
    ['text/cloud-config', 'one', `#cloud-config\nruncmd: ['echo ${who}-runcmd-1 >> ${RAN}']\n`],
    [
      'text/cloud-config',
      'two',
      `#cloud-config\nmerge_how: [{ name: list, settings: [append] }, { name: dict, settings: [no_replace, recurse_list] }]\nruncmd: ['echo ${who}-runcmd-2 >> ${RAN}']\n`,
    ],
  ];
}

function multipart(parts: readonly Part[]): Uint8Array {
  const sections = parts.map(([type, name, body]) => {
    const disposition = name === '' ? '' : `Content-Disposition: attachment; filename="${name}"\n`;
    return `--==B==\nContent-Type: ${type}; charset="us-ascii"\nMIME-Version: 1.0\n${disposition}\n${body}\n`;
  });
  const head = 'Content-Type: multipart/mixed; boundary="==B=="\nMIME-Version: 1.0\n\n';
  return Buffer.from(`${head}${sections.join('')}--==B==--\n`);
}

/** When the last stage of this boot has ended. */
async function finished({ sandbox }: TestMachine): Promise<void> {
  const { exitCode } = await sandbox.exec('until [ -e /run/cloud-init/result.json ]; do sleep 0.1; done', {
    timeoutMs: 50_000,
  });
  expect(exitCode).toBe(0);
}

/** What ran since it was last asked, and whether anything failed. */
async function ranOn({ sandbox }: TestMachine): Promise<{ ran: string[]; failed: boolean }> {
  const { stdout } = await sandbox.exec(
    `cat ${RAN}; rm ${RAN}; grep -q '"errors": \\[\\]' /run/cloud-init/result.json && echo well || echo failed`,
  );
  const lines = stdout.trim().split('\n');
  return { ran: lines.slice(0, -1), failed: lines.at(-1) === 'failed' };
}

/** What ran at the first boot, after stop and start, and on an instance launched from an image of it. */
async function lifeOf(driver: SandboxDriver): Promise<Record<string, { ran: string[]; failed: boolean }>> {
  const userData = multipart(partsOf('first'));
  const machine = await bootMachine(driver, { spec: { userData } });
  await finished(machine);
  const first = await ranOn(machine);
  const images = mkdtempSync(join(tmpdir(), 'images-'));
  const layer = await machine.sandbox.snapshot(images);
  const launched = bootMachine(driver, { spec: { layer, userData: multipart(partsOf('copy')) } });
  await machine.sandbox.powerOff();
  await machine.sandbox.powerOn();
  await finished(machine);
  const started = await ranOn(machine);
  const copy = await launched;
  await finished(copy);
  const ofCopy = await ranOn(copy);
  await Promise.all([machine.sandbox.kill(), copy.sandbox.kill()]);
  rmSync(images, { recursive: true });
  return { first, started, copy: ofCopy };
}

const everyBoot = (who: string): string[] => [`${who}-boothook`, `${who}-bootcmd`];
const perInstance = (who: string): string[] => [
  `${who}-script-fails`,
  `${who}-script-without-name`,
  `${who}-script-plain`,
  `${who}-runcmd-1`,
  `${who}-runcmd-2`,
  `${who}-script-twice`,
  `${who}-script-zz`,
];

/** As cloud-init does it; what the real ones do is tested beside ours. */
const RIGHT = {
  first: {
    ran: [
      ...everyBoot('first'),
      'first-per-once',
      'first-per-boot',
      'first-per-instance-a',
      'first-per-instance-b',
      ...perInstance('first'),
    ],
    failed: true,
  },
  started: { ran: [...everyBoot('first'), 'first-per-boot'], failed: false },
  copy: {
    ran: [
      ...everyBoot('copy'),
      'copy-per-boot',
      'copy-per-instance-a',
      'copy-per-instance-b',
      ...perInstance('copy'),
    ],
    failed: true,
  },
};

const { LOCAL_EC2_ROOTFS, LOCAL_EC2_SYSTEMD_ROOTFS } = process.env;

const subjects = await Promise.all(
  (
    [
      ['the cloud-init of a rootfs sandbox', 'rootfs', LOCAL_EC2_ROOTFS],
      ['the cloud-init of a rootfs sandbox with systemd', 'rootfs', LOCAL_EC2_SYSTEMD_ROOTFS],
      ['a namespace sandbox', 'namespace', undefined],
    ] as const
  ).map(async ([what, name, rootfs]) => {
    const { driver, skip } = await tryDriver(name, rootfs === undefined ? {} : { rootfs });
    return { what: `${what}${skip === undefined ? '' : ` (skipped: ${skip})`}`, driver, skip };
  }),
);

describe('row 61: kinds of user data run as often as cloud-init runs them, and in its order', () => {
  const drivers: SandboxDriver[] = [];
  afterAll(() => Promise.all(drivers.map((driver) => driver.close())));

  for (const { what, driver, skip } of subjects) {
    it.skipIf(skip !== undefined).concurrent(
      what,
      async () => {
        const opened = await driver();
        drivers.push(opened);
        expect(await lifeOf(opened)).toEqual(RIGHT);
      },
      60_000,
    );
  }
});
