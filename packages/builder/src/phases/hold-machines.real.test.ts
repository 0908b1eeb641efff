import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemClock } from '@ami-select/core';
import { connectSsh, type SshTarget, type Transport } from '@ami-select/transport';
import {
  missingForOpenSsh,
  type OpenSshServer,
  startOpenSshServer,
  startQuietLink,
} from '@ami-select/transport/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { REMOTE_LOCK, REMOTE_WORKSPACE } from '../machine/layout.ts';
import { buildLocally, failureOf } from '../testing/build-locally.ts';
import { project } from '../testing/example.ts';
import { recorder } from '../testing/recorder.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { holdMachines } from './hold-machines.ts';
import { holdScript } from './hold-script.ts';

const missing = missingForOpenSsh();
const STARTED = '2026-01-01T00:00:00.000Z';
/** The server starts in the home of its user database. */
const IN_HOME = 'ForceCommand cd && exec sh -c "$SSH_ORIGINAL_COMMAND"';
const title = `builds that share a machine of OpenSSH${missing === undefined ? '' : ` (skipped: no ${missing} here)`}`;

describe.skipIf(missing !== undefined)(title, { timeout: 60_000 }, () => {
  it('do not work at once: the second is refused by name', async () => {
    const { server, home } = await startHost();
    const until = join(home, 'go');
    const what = await waiting(until);
    const first = build(what, await connect(server.target));
    const mine = join(home, REMOTE_WORKSPACE, 'mine');
    await expect.poll(() => existsSync(mine), { timeout: 20_000 }).toBe(true);

    const second = await failureOf(build(what, await connect(server.target)));

    expect(second).toMatchObject({ code: 'MACHINE_FAILED', problems: [{ machine: 'host-1' }] });
    expect(second.message).toContain('another build, the one that started at ');
    await writeFile(until, '');
    await expect(first).resolves.toMatchObject({ machines: [{ artifacts: [{ path: 'mine' }] }] });
    expect(await readFile(join(home, REMOTE_LOCK), 'utf8')).toBe('');
  });

  it('find it free after a build that was killed', async () => {
    const { server } = await startHost();
    const killed = await holdUntilKilled(server.target);
    const transport = await connect(server.target);
    await expect(hold(transport).take()).rejects.toThrow(`the one that started at ${STARTED}`);

    killed.kill('SIGKILL');
    await once(killed, 'exit');

    await expect(hold(transport).take()).resolves.toBeUndefined();
  });

  it('find it free after a connection that was cut, and go on', async () => {
    const { server, home } = await startHost();
    const first = build(await waiting(join(home, 'never')), await connect(server.target));
    const failure = failureOf(first);
    const mine = join(home, REMOTE_WORKSPACE, 'mine');
    await expect.poll(() => existsSync(mine), { timeout: 20_000 }).toBe(true);

    server.dropConnections();

    expect(await failure).toMatchObject({ code: 'MACHINE_FAILED', problems: [{ machine: 'host-1' }] });
    const next = await project('', { environments: {}, steps: [{ name: 'tests', run: 'true' }] });
    await expect(build(next, await connect(server.target))).resolves.toMatchObject({ state: 'passed' });
  });

  it('find it free after a network that broke without a word, and end what it still runs', async () => {
    const { server, home } = await startHost();
    const link = await startQuietLink(server.target.port);
    const quiet = await connect({ ...server.target, port: link.port });
    const alive = join(home, 'alive');
    const step = quiet.exec(`while :; do echo alive >>'${alive}'; sleep 0.1; done`);
    const first = quiet.exec(holdScript({ token: 'first', since: STARTED, patience: 2 }), {
      unguarded: true,
      reply: new Promise(() => undefined),
      beats: { line: 'beat', everyMs: 300 },
    });
    for (const call of [step, first]) call.catch(() => undefined);
    const lock = join(home, REMOTE_LOCK);
    await expect.poll(() => readFile(lock, 'utf8').catch(() => ''), { timeout: 10_000 }).toMatch(/^first /);
    const transport = await connect(server.target);
    await expect(hold(transport).take()).rejects.toThrow('another build');

    link.silence();

    await expect.poll(() => taking(transport), { timeout: 20_000 }).toBe('taken');
    await expect
      .poll(async () => (await transport.exec(`rm -f '${alive}'; sleep 0.5; ls '${alive}'`)).exitCode, {
        timeout: 10_000,
      })
      .not.toBe(0);
  });
});

/** A machine whose only user has a home that goes away with the test. */
async function startHost(): Promise<{ readonly server: OpenSshServer; readonly home: string }> {
  const home = join(await tempFolder(), 'home');
  await mkdir(home);
  return { server: await startOpenSshServer([`SetEnv HOME=${home}`, IN_HOME]), home };
}

async function connect(target: SshTarget): Promise<Transport> {
  const transport = await connectSsh(target);
  onTestFinished(() => transport.close());
  return transport;
}

function build(
  what: Awaited<ReturnType<typeof project>>,
  transport: Transport,
): ReturnType<typeof buildLocally> {
  return buildLocally(what, { machines: [{ name: 'host-1', transport }] });
}

/** A build without environments that waits in its step until a file is there. */
function waiting(until: string): ReturnType<typeof project> {
  const run = `echo first >mine; while ! [ -e '${until}' ]; do sleep 0.05; done`;
  return project('', { environments: {}, steps: [{ name: 'tests', run }], artifacts: ['mine'] });
}

function hold(transport: Transport): ReturnType<typeof holdMachines> {
  const held = holdMachines([{ name: 'host-1', transport }], {
    ...recorder(),
    clock: systemClock,
    startedAt: STARTED,
  });
  onTestFinished(() => held.release());
  return held;
}

async function taking(transport: Transport): Promise<string> {
  return hold(transport)
    .take()
    .then(
      () => 'taken',
      () => 'refused',
    );
}

async function holdUntilKilled(target: SshTarget): Promise<ChildProcess> {
  const file = fileURLToPath(new URL('../testing/hold-forever.ts', import.meta.url));
  const words = ['--conditions=@ami-select/source', file, JSON.stringify(target), STARTED];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return child;
}
