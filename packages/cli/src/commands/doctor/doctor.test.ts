import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClients } from '@ami-select/access';
import { EXAMPLES_OF } from '@ami-select/core/testing';
import { type LocalEc2, startLocalEc2 } from '@ami-select/local-ec2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestContext } from '../../testing/test-context.ts';
import { type DoctorPorts, runDoctor } from './doctor.ts';

const REGION = 'eu-west-1';
const clock = { now: () => EXAMPLES_OF, sleep: async () => {} };
const yesterday = new Date(EXAMPLES_OF.getTime() - 86_400_000).toISOString();

/** An image as `aws ec2 describe-images` prints it. */
function image(number: number, Name: string, OwnerId: string, Architecture = 'x86_64'): object {
  const ImageId = `ami-${String(number).padStart(17, '0')}`;
  return { ImageId, Name, OwnerId, Architecture, CreationDate: yesterday, State: 'available', Public: true };
}

describe('ami-select doctor', () => {
  let local: LocalEc2;
  let clients: DoctorPorts['clients'];
  beforeAll(async () => {
    local = await startLocalEc2({ sandbox: 'none', images: 0, clock });
    const { endpoint, environment, secret } = local;
    const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = environment;
    clients = createClients({ endpoint, credentials: { accessKeyId, secretAccessKey } });
    const Images = [
      image(1, 'talos-v1.13.4-eu-west-1-amd64', '540036508848'),
      image(2, 'talos-v1.13.4-eu-west-1-arm64', '540036508848', 'arm64'),
      image(3, 'CentOS Stream 9 x86_64 20261101', '333344445555'),
    ];
    const imported = await fetch(`${endpoint}/_local/images/${REGION}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${secret}` },
      body: JSON.stringify({ Images }),
    });
    expect(await imported.json()).toEqual({ imported: 3 });
  });
  afterAll(async () => {
    await local?.close();
  });

  async function doctor(options: Record<string, unknown>, { json = false, workingDirectory = '/work' } = {}) {
    const variables = { AWS_REGION: REGION };
    const { context, stdout, stderr } = createTestContext({ variables, json, workingDirectory });
    const status = await runDoctor({ operands: [], options, context }, { clients, clock });
    context.results.flush();
    return { status, stdout: stdout(), stderr: stderr() };
  }

  it('ends with 0 where nothing has drifted', async () => {
    const { status, stdout } = await doctor({ publishers: ['talos'] });

    expect(status).toBe(0);
    expect(stdout).toBe('newer than the rows name: talos 1.13\n0 drifted, 0 unknown, 1 ok; 1 API calls\n');
  });

  it('shows every row with --verbose', async () => {
    const { stdout } = await doctor({ publishers: ['talos'], verbose: true });

    expect(stdout).toMatch(/^ok +talos standard +eu-west-1 +1\.13 +1 day +talos-v1\.13\.4-eu-west-1-/m);
  });

  it('ends with 16 where a row has drifted, and says how', async () => {
    const { status, stdout } = await doctor({ publishers: ['talos,centos', 'rocky'] });

    expect(status).toBe(16);
    expect(stdout).toMatch(/^drifted +centos standard +eu-west-1 .* 333344445555 has: trust it only/m);
    expect(stdout).toMatch(/^drifted +rocky lvm \(other versions\) +eu-west-1 .* nor anybody else/m);
    expect(stdout).not.toMatch(/^ok /m);
    const drifted = stdout.match(/^drifted /gm)?.length;
    expect(stdout).toContain(`${drifted} drifted, 0 unknown, 1 ok`);
  });

  it('gives a program every line', async () => {
    const { status, stdout } = await doctor({ publishers: ['talos', 'centos'] }, { json: true });

    expect(status).toBe(16);
    const { publishers } = JSON.parse(stdout);
    expect(publishers[0]).toMatchObject({
      publisher: 'talos',
      status: 'ok',
      images: 2,
      version: '1.13',
      newerVersion: '1.13',
    });
    expect(publishers[1]).toMatchObject({ publisher: 'centos', findings: [{ kind: 'owner-changed' }] });
  });

  it('checks publishers of the config as well', async () => {
    const workingDirectory = mkdtempSync(join(tmpdir(), 'cli-doctor-'));
    const config = join(workingDirectory, 'ami-select.yml');
    writeFileSync(
      config,
      'publishers:\n  corp: { owner: "333344445555", names: ["CentOS Stream {version} {arch} *"] }\n  gone: { owner: "444455556666", names: ["gone-*"] }\n',
    );

    const corp = await doctor({ publishers: ['corp'] }, { workingDirectory });
    const gone = await doctor({ publishers: ['gone'], config });

    rmSync(workingDirectory, { recursive: true });
    expect(corp).toMatchObject({ status: 0, stdout: '0 drifted, 0 unknown, 1 ok; 1 API calls\n' });
    expect(gone.stdout).toMatch(/^drifted +gone standard/m);
  });

  it('ends with 1 where it may not look', async () => {
    const send = async () => {
      throw Object.assign(new Error('not authorized'), { name: 'UnauthorizedOperation' });
    };
    const { context, stdout } = createTestContext({ variables: { AWS_REGION: REGION } });
    const ports = { clients: () => ({ ec2: { send }, ssm: { send } }), clock } as unknown as DoctorPorts;

    const status = await runDoctor({ operands: [], options: { publishers: ['talos'] }, context }, ports);

    expect(status).toBe(1);
    expect(stdout()).toMatch(/^unknown +talos standard/m);
  });

  it('ends with 6 where nothing listens, and says so once for all lines', async () => {
    const send = async () => {
      throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    };
    const { context, stdout } = createTestContext({ variables: { AWS_REGION: REGION } });
    const ports = { clients: () => ({ ec2: { send }, ssm: { send } }), clock } as unknown as DoctorPorts;

    const status = await runDoctor(
      { operands: [], options: { publishers: ['talos', 'rocky'] }, context },
      ports,
    );

    expect(status).toBe(6);
    expect(stdout().match(/ECONNREFUSED/g)).toHaveLength(1);
    expect(stdout()).toMatch(/^unknown +5 lines +eu-west-1 /m);
    expect(stdout()).toContain('0 drifted, 5 unknown, 0 ok');
  });

  it('skips what has no owner in the partition, and ends with 2 where that is all', async () => {
    const { status, stdout } = await doctor({ publishers: ['debian'], region: ['us-gov-west-1'] });
    const both = await doctor(
      { publishers: ['debian', 'oracle-linux', 'rhel'], region: ['us-gov-west-1'] },
      { json: true },
    );

    expect(status).toBe(2);
    expect(stdout).toContain('skipped: debian has no owner in aws-us-gov\n');
    const { skipped } = JSON.parse(both.stdout);
    expect(skipped).toEqual([
      { publisher: 'oracle-linux', reason: 'ended', message: expect.stringContaining('has ended') },
      { publisher: 'debian', reason: 'no-owner', message: 'debian has no owner in aws-us-gov' },
    ]);
    expect(both.status).toBe(16);
  });

  it('gives a program what tells lines of a variant apart', async () => {
    const { stdout } = await doctor({ publishers: ['rocky', 'deep-learning'] }, { json: true });

    const { publishers } = JSON.parse(stdout) as { publishers: Record<string, string>[] };
    const lines = publishers.map(({ publisher, variant, line }) => `${publisher} ${variant} ${line}`);
    expect(lines).toContain('rocky base other versions');
    expect(new Set(lines).size).toBe(lines.length);
  });

  it.each(['US-EAST-1', 'nope-1'])('refuses the region %s before any call', async (region) => {
    await expect(doctor({ publishers: ['talos'], region: [region] })).rejects.toMatchObject({
      exitClass: 'usage',
      problems: [{ message: expect.stringContaining(`"${region}" is not a region name`) }],
    });
  });

  it('says which publisher a word for a version belongs to', async () => {
    await expect(doctor({ publishers: ['al2023'] })).rejects.toMatchObject({
      problems: [{ message: expect.stringContaining('is a version of amazon-linux; expected amazon-linux') }],
    });
  });

  it('refuses what it does not know, all at once', async () => {
    const running = doctor({ publishers: ['ubunt'], region: ['all,eu-west-1'] });

    const { problems } = await running.catch((error) => error);
    expect(JSON.stringify(problems)).toMatch(/ubunt.*did you mean.*ubuntu.*all cannot be combined/);
    await expect(doctor({})).rejects.toMatchObject({
      problems: [{ message: expect.stringContaining('--publishers is missing') }],
    });
    const { context } = createTestContext({ variables: { AWS_REGION: REGION } });
    await expect(runDoctor({ operands: ['ubuntu'], options: {}, context })).rejects.toMatchObject({
      problems: [{ message: expect.stringContaining('doctor --publishers ubuntu') }],
    });
  });
});
