import type { SandboxDriver } from '@ami-select/sandbox';
import { bootMachine, tryDriver } from '@ami-select/sandbox/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeMetadata, type TestMetadata } from '../testing/test-metadata.ts';

const tried = await tryDriver('namespace');
const skip = tried.reason.includes('a private network') ? undefined : tried.reason;

const METADATA = 'http://169.254.169.254/latest';
const GET_TOKEN = `curl -s -m 1 -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' ${METADATA}/api/token`;
const CURL_TIMED_OUT = 28;

/** Steps of a container runtime: a network namespace behind a cable, with the machine as its router. */
const MAKE_CONTAINER = `ip netns add box && ip link add box0 up type veth peer name eth0 netns box &&
ip address add 172.17.0.1/16 dev box0 && ip -n box address add 172.17.0.2/16 dev eth0 &&
ip -n box link set eth0 up && ip -n box route add default via 172.17.0.1`;

describe.skipIf(skip !== undefined)(
  `metadata in a namespace sandbox${skip === undefined ? '' : ` (skipped: ${skip})`}`,
  () => {
    let driver: SandboxDriver;
    let metadata: TestMetadata;

    beforeAll(async () => {
      driver = await tried.driver();
      metadata = makeMetadata();
    });

    afterAll(() => driver?.close());

    it('reads its metadata at 169.254.169.254 with a session token only', async () => {
      const { sandbox } = await bootMachine(driver, { spec: { metadata: metadata.service } });
      const base = 'http://169.254.169.254/latest';

      const refused = await sandbox.exec(
        `curl -s -o /dev/null -w '%{http_code}' ${base}/meta-data/instance-id`,
      );
      const answered = await sandbox.exec(
        `t=$(curl -s -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' ${base}/api/token); curl -s -H "X-aws-ec2-metadata-token: $t" ${base}/meta-data/instance-id`,
      );

      expect(refused.stdout).toBe('401');
      expect(answered.stdout).toBe(metadata.view.instanceId);
    });

    it('row 36: the hop limit keeps session tokens from containers, or lets them', async () => {
      const { sandbox } = await bootMachine(driver, { spec: { metadata: metadata.service } });
      const far = makeMetadata({
        options: { ...metadata.view.options, httpPutResponseHopLimit: 2 },
      });
      const wider = await bootMachine(driver, { spec: { metadata: far.service } });
      for (const machine of [sandbox, wider.sandbox]) await machine.exec(MAKE_CONTAINER);

      const outside = await sandbox.exec(GET_TOKEN);
      const inside = await sandbox.exec(`nsenter --net=/run/netns/box ${GET_TOKEN}`);
      const token = outside.stdout;
      const withToken = await sandbox.exec(
        `nsenter --net=/run/netns/box curl -s -m 5 -H 'X-aws-ec2-metadata-token: ${token}' ${METADATA}/meta-data/instance-id`,
      );
      const insideWider = await wider.sandbox.exec(`nsenter --net=/run/netns/box ${GET_TOKEN}`);

      expect(token).toMatch(/^[\w-]{20,}$/);
      expect(inside).toMatchObject({ exitCode: CURL_TIMED_OUT, stdout: '' });
      expect(withToken.stdout).toBe(metadata.view.instanceId);
      expect(insideWider.stdout).toMatch(/^[\w-]{20,}$/);
    });
  },
);
