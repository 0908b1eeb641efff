import {
  connectOpenSsh,
  connectSsh,
  keepConnected,
  type SshTarget,
  type Transport,
} from '@ami-select/transport';
import { missingForOpenSsh, startOpenSshServer, startQuietLink } from '@ami-select/transport/testing';
import { expect, it, onTestFinished } from 'vitest';
import type { Report } from '../report/events.ts';
import { buildLocally, failureOf } from '../testing/build-locally.ts';
import { project } from '../testing/example.ts';
import { tempFolder } from '../testing/temp-folder.ts';

type Connect = (target: SshTarget) => Promise<Transport>;

const missing = missingForOpenSsh();
const where = missing === undefined ? '' : ` (skipped: no ${missing} here)`;
const connectTimeoutMs = 5_000;
const environment = { PATH: '/usr/local/bin:/usr/bin:/bin' };
const clients: readonly Connect[] = [
  (target) => connectSsh(target, { connectTimeoutMs }),
  (target) => connectOpenSsh(target, { connectTimeoutMs, environment }),
];

/** Each client notices it after some 40 seconds, which the test takes once. */
it.skipIf(missing !== undefined)(
  `a build ends by itself when the network breaks without a word${where}`,
  { timeout: 90_000 },
  async () => {
    const builds = await Promise.all(clients.map(startBuild));

    for (const { silence } of builds) silence();
    const failures = await Promise.all(builds.map(({ failure }) => failure));

    const expected = {
      code: 'MACHINE_FAILED',
      message: expect.stringContaining('the connection was lost'),
      problems: [{ machine: 'host-1' }],
    };
    expect(failures).toMatchObject(clients.map(() => expected));
  },
);

/** A build in its step, and the end of the network that it needs. */
async function startBuild(client: Connect): Promise<{ failure: Promise<Error>; silence: () => void }> {
  const server = await startOpenSshServer([
    `SetEnv HOME=${await tempFolder()}`,
    'ForceCommand cd && exec sh -c "$SSH_ORIGINAL_COMMAND"',
  ]);
  const link = await startQuietLink(server.target.port);
  const connect = (): Promise<Transport> => client({ ...server.target, port: link.port });
  const transport = keepConnected(await connect(), { connect, attempts: 2, pauseMs: 10 });
  onTestFinished(() => transport.close());
  const stepping = Promise.withResolvers<void>();
  const report: Report = (event) => void (event.type === 'output' && stepping.resolve());
  const run = 'echo started; sleep 300';
  const what = await project('', { environments: {}, steps: [{ name: 'tests', run }] });
  const failure = failureOf(buildLocally(what, { machines: [{ name: 'host-1', transport }], report }));
  await stepping.promise;
  return { failure, silence: link.silence };
}
