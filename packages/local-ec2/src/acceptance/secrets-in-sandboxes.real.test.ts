import { systemClock } from '@ami-select/core';
import type { Sandbox, SandboxDriver } from '@ami-select/sandbox';
import { tryDriver } from '@ami-select/sandbox/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { launchTest, untilBooted } from '../testing/launch.ts';
import { noCurl } from '../testing/no-curl.ts';
import { startTestEndpoint, type TestEndpoint } from '../testing/start-endpoint.ts';

const rootfs = process.env.LOCAL_EC2_ROOTFS;
const sandboxOptions = rootfs === undefined ? {} : { rootfs };
const NAMES = ['process', 'bubblewrap', 'namespace', 'rootfs'] as const;

/** Variables of whoever starts the endpoint, which no machine may see. */
const OF_USER = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_PROFILE',
  'AWS_ENDPOINT_URL',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'GITHUB_TOKEN',
  'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
  'SSH_AUTH_SOCK',
  'NODE_OPTIONS_OF_USER',
];
const MARK = 'marked-value-of-the-user';

/** What a program finds about itself, and about its neighbours where they are those of its machine. */
const look = (processes: string): string =>
  `env; cat /proc/${processes}/environ /proc/${processes}/cmdline 2>/dev/null | tr '\\0' '\\n'; ` +
  'find /run/local-ec2 /etc/environment -type f -size -64k -exec cat {} + 2>/dev/null; true';

for (const name of NAMES) {
  const { driver, skip: unusable } = await tryDriver(name, sandboxOptions);
  if (unusable === undefined) await (await driver()).close();
  const skip = unusable ?? noCurl;
  const note = skip === undefined ? '' : ` (skipped: ${skip})`;
  describe.skipIf(skip !== undefined)(`secrets and a ${name} sandbox${note}`, () => testSecrets(name));
}

function testSecrets(name: SandboxDriver['name']): void {
  let test: TestEndpoint;
  let sandbox: Sandbox;

  beforeAll(async () => {
    for (const variable of OF_USER) vi.stubEnv(variable, MARK);
    const options = { sandbox: name, sandboxOptions, strictSignatures: true, clock: systemClock };
    test = await startTestEndpoint(options);
    const [launched] = await launchTest(test.ec2);
    const id = launched?.InstanceId ?? '';
    await untilBooted(test.ec2, id);
    sandbox = test.local.world.findInstance(id)?.sandbox as Sandbox;
  }, 60_000);
  afterAll(async () => {
    vi.unstubAllEnvs();
    await test?.close();
  });

  it("a program sees no variable of the endpoint's user, and no secret key", async () => {
    // The process sandbox isolates nothing: its neighbours are all processes of this machine.
    const { stdout } = await sandbox.exec(look(name === 'process' ? 'self' : '[0-9]*'));

    const secrets = { MARK, key: test.local.secret, variable: 'AWS_SECRET', endpoint: test.local.endpoint };
    const seen = Object.entries(secrets).filter(([, text]) => stdout.includes(text));
    expect(seen.map(([what]) => what)).toEqual([]);
    expect(stdout).toContain('HOME=');
  });

  it.each([
    ['a call', '-d Action=DescribeInstances\\&Version=2016-11-15', '/', ['000', '403']],
    ['a call in the URL', '', '/?Action=TerminateInstances\\&Version=2016-11-15', ['000', '403']],
    ['the journal', '', '/_local/journal/requests', ['000', '401']],
    ['the fault plan', '-X DELETE', '/_local/faults', ['000', '401']],
    ['the images', '-T /etc/hostname', '/_local/images/us-east-1', ['000', '401']],
  ])('%s from inside, by whoever knows the address, is refused', async (_, flags, path, statuses) => {
    const curl = `curl -s -m 2 -o /dev/null -w '%{http_code}' ${flags} ${test.local.endpoint}${path}`;

    const { stdout } = await sandbox.exec(curl);

    expect(statuses).toContain(stdout);
  });
}
