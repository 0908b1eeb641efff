import type { Sandbox, SandboxDriver } from '@ami-select/sandbox';
import { tryDriver } from '@ami-select/sandbox/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchTest, untilBooted } from '../testing/launch.ts';
import { oddMetadataRequests } from '../testing/odd-metadata-requests.ts';
import { startTestEndpoint, type TestEndpoint } from '../testing/start-endpoint.ts';
import { metadataOf } from '../world/instance-metadata.ts';

const rootfs = process.env.LOCAL_EC2_ROOTFS;
const sandboxOptions = rootfs === undefined ? {} : { rootfs };
const NAMES = ['process', 'bubblewrap', 'namespace', 'rootfs'] as const;

const skips = new Map<SandboxDriver['name'], string | undefined>();
for (const name of NAMES) {
  const { driver, skip } = await tryDriver(name, sandboxOptions);
  if (skip === undefined) await (await driver()).close();
  skips.set(name, skip);
}

const OWN = 'user data of the machine itself';
const SIBLINGS = 'user data of its sibling';
const PLAN = {
  rules: [{ match: { operation: 'RebootInstances' }, effect: { kind: 'delay', ms: 7 } }],
} as const;

/** Text that only the endpoint or the sibling knows. */
const FOREIGN = [SIBLINGS, 'RebootInstances', 'DescribeImages', '"status": "ok"', 'RequestId'];

/** Sends what standard input has to the machine's metadata service, and prints all that comes back. */
const SEND = `url=\${AWS_EC2_METADATA_SERVICE_ENDPOINT:-http://169.254.169.254:80}
authority=\${url#http://} prefix=
case $authority in */*) prefix=/\${authority#*/} authority=\${authority%%/*} ;; esac
echo REQUEST | base64 -d | sed "s#@P@#$prefix#g" > "\${HOME:-/root}/request-$$"
exec 3<>/dev/tcp/\${authority%:*}/\${authority#*:} && cat "\${HOME:-/root}/request-$$" >&3 && timeout 2 cat <&3
true`;

async function send(sandbox: Sandbox, request: string): Promise<string> {
  const script = SEND.replace('REQUEST', Buffer.from(request).toString('base64'));
  const { stdout } = await sandbox.exec(`bash -c '${script}'`);
  return stdout;
}

interface Subject {
  readonly test: TestEndpoint;
  readonly ownId: string;
  readonly siblingId: string;
}

async function startTwo(sandbox: SandboxDriver['name']): Promise<Subject> {
  const test = await startTestEndpoint({ sandbox, sandboxOptions, faults: PLAN });
  const launch = async (userData: string): Promise<string> => {
    const [instance] = await launchTest(test.ec2, {
      UserData: Buffer.from(`#!/bin/sh\n# ${userData}\n`).toString('base64'),
      MetadataOptions: { HttpTokens: 'optional' },
    });
    const id = instance?.InstanceId ?? '';
    await untilBooted(test.ec2, id);
    return id;
  };
  const [ownId, siblingId] = await Promise.all([launch(OWN), launch(SIBLINGS)]);
  return { test, ownId, siblingId };
}

/** What a call to the endpoint would have changed. */
function traces({ local: { world, journal } }: TestEndpoint): unknown {
  return { plan: world.faults.plan(), requests: journal.requests().length, remaining: journal.remaining() };
}

const neighbours = ({ test, siblingId }: Subject) => ({
  endpoint: test.local.endpoint.replace('http://', ''),
  siblingId,
});
const NAMES_OF_REQUESTS = oddMetadataRequests({ endpoint: '', siblingId: '' }).map(([name]) => name);

for (const [name, skip] of skips) {
  const note = skip === undefined ? '' : ` (skipped: ${skip})`;
  describe.skipIf(skip !== undefined)(`odd requests for metadata in a ${name} sandbox${note}`, () =>
    testRequests(name),
  );
}

function testRequests(name: SandboxDriver['name']): void {
  let subject: Subject;
  let before: unknown;
  const responses = new Map<string, string>();

  beforeAll(async () => {
    subject = await startTwo(name);
    before = traces(subject.test);
    const requests = oddMetadataRequests(neighbours(subject));
    await Promise.all(
      requests.map(async ([what, request]) => responses.set(what, await send(inside(), request))),
    );
  }, 60_000);
  afterAll(() => subject?.test.close());

  const inside = (): Sandbox => {
    const sandbox = subject.test.local.world.findInstance(subject.ownId)?.sandbox;
    if (!sandbox) throw new Error('the machine has no sandbox');
    return sandbox;
  };

  it('honest ones read the tree of the machine itself', async () => {
    const get = (path: string) => `GET @P@${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`;

    const id = await send(inside(), get('/latest/meta-data/instance-id'));
    const userData = await send(inside(), get('/latest/user-data'));
    const slashes = await send(inside(), get('//latest//meta-data//instance-id'));

    expect(id.split('\r\n\r\n')[1]).toBe(subject.ownId);
    expect(userData).toContain(OWN);
    expect(slashes.split('\r\n\r\n')[1]).toBe(subject.ownId);
  });

  it.each(NAMES_OF_REQUESTS)("%s: nothing but the machine's own tree", (what) => {
    const response = responses.get(what);

    for (const text of [...FOREIGN, subject.siblingId]) expect(response).not.toContain(text);
    expect(response).not.toContain('500 Internal');
  });

  it('none of them left a trace in journal, fault plan and resources', () => {
    expect(traces(subject.test)).toEqual(before);
  });
}

describe('metadata of an instance without a sandbox', () => {
  let subject: Subject;

  beforeAll(async () => {
    subject = await startTwo('none');
  });
  afterAll(() => subject.test.close());

  it.each(NAMES_OF_REQUESTS)('%s: nothing but its own tree', (what) => {
    const [, request = ''] = oddMetadataRequests(neighbours(subject)).find(([title]) => title === what) ?? [];
    const [method = '', target = ''] = request.replaceAll('@P@', '').split(' ');
    const { world } = subject.test.local;
    const instance = world.findInstance(subject.ownId);
    if (!instance) throw new Error('no instance');
    const before = traces(subject.test);

    const { body } = metadataOf(instance, world)({ method, path: target, headers: {} });

    for (const text of [...FOREIGN, subject.siblingId]) expect(String(Buffer.from(body))).not.toContain(text);
    expect(traces(subject.test)).toEqual(before);
  });

  it.each([
    ['the old path', (id: string) => `/_imds/${id}/latest/user-data`, {}],
    ['the plain path', () => '/latest/user-data', {}],
    ['a header', (id: string) => `/latest/user-data?instance=${id}`, { 'x-instance-id': 'ID' }],
    ['the metadata address as host', () => '/latest/user-data', { host: '169.254.169.254' }],
    ['dots', (id: string) => `/_local/../_imds/${id}/latest/user-data`, {}],
  ])('the endpoint itself serves it to nobody: %s', async (_, path, headers) => {
    const named = Object.entries(headers).map(([name, value]) => [name, value.replace('ID', subject.ownId)]);
    const response = await fetch(subject.test.local.endpoint + path(subject.ownId), {
      headers: Object.fromEntries(named),
    });

    expect(response.ok).toBe(false);
    expect(await response.text()).not.toContain(OWN);
  });
});
