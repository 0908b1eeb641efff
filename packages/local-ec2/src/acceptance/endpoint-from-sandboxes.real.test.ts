import { systemClock } from '@ami-select/core';
import type { Sandbox, SandboxDriver } from '@ami-select/sandbox';
import { tryDriver } from '@ami-select/sandbox/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchTest, untilBooted } from '../testing/launch.ts';
import { noCurl } from '../testing/no-curl.ts';
import { startTestEndpoint, type TestEndpoint } from '../testing/start-endpoint.ts';

const rootfs = process.env.LOCAL_EC2_ROOTFS;
const sandboxOptions = rootfs === undefined ? {} : { rootfs };
const NAMES = ['process', 'bubblewrap', 'namespace', 'rootfs'] as const;

const skips = new Map<SandboxDriver['name'], string | undefined>();
for (const name of NAMES) {
  const { driver, skip } = await tryDriver(name, sandboxOptions);
  if (skip === undefined) await (await driver()).close();
  skips.set(name, skip ?? noCurl);
}

const FORM = "-H 'content-type: application/x-www-form-urlencoded'";
const LAUNCH = 'Action=RunInstances&Version=2016-11-15&ImageId=ami-1&MinCount=1&MaxCount=1';
const signedBy = (key: string): string =>
  `-H 'authorization: AWS4-HMAC-SHA256 Credential=${key}/20261122/us-east-1/ec2/aws4_request, SignedHeaders=host, Signature=${'0'.repeat(64)}'`;

/** What a program of a machine could send, as words of curl before the URL, and the path. */
const REQUESTS: readonly (readonly [string, string, string])[] = [
  ['the journal', '', '/_local/journal/requests'],
  ['what remains', '', '/_local/journal/remaining'],
  ['its health', '', '/_local/health'],
  ['a fault plan', '-X DELETE', '/_local/faults'],
  ['a fault plan that is put', "-X PUT -d 'rules: []'", '/_local/faults'],
  ['an import of images', '-X PUT -d \'{"Images":[]}\'', '/_local/images/us-east-1'],
  ['a made-up secret', "-H 'authorization: Bearer secret'", '/_local/journal/requests'],
  ['an empty secret', "-H 'authorization: Bearer '", '/_local/journal/requests'],
  ['an unsigned call', `${FORM} -d 'Action=DescribeInstances&Version=2016-11-15'`, '/'],
  ['an unsigned launch', `${FORM} -d '${LAUNCH}'`, '/'],
  ['a launch by GET', '', `/?${LAUNCH}`],
  ['a signature that is made up', `${FORM} ${signedBy('AKIAIOSFODNN7EXAMPLE')} -d '${LAUNCH}'`, '/'],
  ['a signature with the key of an account', `${FORM} ${signedBy('123456789012')} -d '${LAUNCH}'`, '/'],
  ['instance metadata', '', '/latest/meta-data/instance-id'],
];

for (const [name, skip] of skips) {
  const note = skip === undefined ? '' : ` (skipped: ${skip})`;
  describe.skipIf(skip !== undefined)(`the endpoint from inside a ${name} sandbox${note}`, () =>
    testFrom(name),
  );
}

function testFrom(name: SandboxDriver['name']): void {
  let test: TestEndpoint;
  let sandbox: Sandbox;
  let port: string;

  beforeAll(async () => {
    test = await startTestEndpoint({
      sandbox: name,
      sandboxOptions,
      strictSignatures: true,
      clock: systemClock,
    });
    port = new URL(test.local.endpoint).port;
    const [launched] = await launchTest(test.ec2);
    const id = launched?.InstanceId ?? '';
    await untilBooted(test.ec2, id);
    const found = test.local.world.findInstance(id)?.sandbox;
    if (!found) throw new Error('the machine has no sandbox');
    sandbox = found;
  }, 60_000);
  afterAll(() => test?.close());

  /** By loopback, by the address that this host has towards the machine, and by that of the outbound network. */
  async function send(words: string, path: string): Promise<string> {
    const hosts =
      "127.0.0.1 198.19.255.1 198.19.255.2 $(ip route 2>/dev/null | grep -o '198[.]1[89][.][0-9.]*' | head -1)";
    const request = `curl -s -m 3 -w ' status:%{http_code}' ${words} "http://$host:${port}${path}"`;
    const { stdout } = await sandbox.exec(`for host in ${hosts}; do ${request}; done; true`);
    return stdout;
  }

  // Each waits for the addresses that answer nothing.
  it.concurrent.each(REQUESTS)('%s: unreachable, or refused without the secret', async (_, words, path) => {
    const before = { requests: successes(test), remaining: test.local.journal.remaining() };

    const answers = await send(words, path);

    const statuses = [...answers.matchAll(/status:(\d+)/g)].map(([, status]) => Number(status));
    expect(statuses).not.toEqual([]);
    expect(statuses.filter((status) => status !== 0 && status < 400)).toEqual([]);
    expect({ requests: successes(test), remaining: test.local.journal.remaining() }).toEqual(before);
  });

  const isReachable = name === 'process' || name === 'bubblewrap';
  it(`with the secret it is ${isReachable ? 'there: the refusals are not silence' : 'out of reach all the same'}`, async () => {
    const answer = await send(`-H 'authorization: Bearer ${test.local.secret}'`, '/_local/health');

    if (isReachable) expect(answer).toContain('status:200');
    else expect(answer.replaceAll(/ ?status:000/g, '')).toBe('');
  });

  it('no variable, argument or stream of its processes tells the secret or the address', async () => {
    const processes = name === 'process' ? 'self $PPID $$' : '[0-9]*';
    const { stdout } = await sandbox.exec(
      `env; for id in ${processes}; do tr '\\0' '\\n' < /proc/$id/environ; tr '\\0' '\\n' < /proc/$id/cmdline; ls -l /proc/$id/fd; done 2>/dev/null`,
    );

    expect(stdout).toContain('LOCAL_EC2_OWNER');
    expect(stdout).not.toContain(test.local.secret);
    expect(stdout).not.toContain(`127.0.0.1:${port}`);
    expect(stdout).not.toContain('AWS_ENDPOINT_URL');
    expect(stdout).not.toContain('AWS_SECRET_ACCESS_KEY');
  });

  if (name === 'process') return;

  it('no file that it sees has the secret', async () => {
    const folders = '/run /tmp /root /home /etc /var/lib/cloud /proc/1/root/run /proc/1/root/tmp';

    const { stdout } = await sandbox.exec(
      `grep -rslF -D skip --exclude-dir=proc '${test.local.secret}' ${folders} 2>/dev/null; true`,
    );

    expect(stdout).toBe('');
  });
}

/** Calls that were answered otherwise than by a refusal. */
function successes({ local }: TestEndpoint): number {
  return local.journal.requests().filter(({ status }) => status < 400).length;
}
