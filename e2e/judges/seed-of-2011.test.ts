import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type LocalEc2, startLocalEc2 } from '@ami-select/local-ec2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { start as startCommand } from '../run-command.ts';
import { peersInstalled, python } from './python-client.ts';

const run = promisify(execFile);
const repository = new URL('../../', import.meta.url);
const absent = peersInstalled ? '' : ' (skipped: e2e/peers/install was not run)';

/** What a user of boto 2 does after the four lines: finds the machine, reads what it booted, and ends it. */
const AFTERWARDS = `
import json, time
def until(state):
    for attempt in range(300):
        if instance.update() == state: return
        time.sleep(0.1)
[instance] = conn.get_only_instances()
until('running')
for attempt in range(300):
    console = str(instance.get_console_output().output)
    if 'finished at' in console: break
    time.sleep(0.1)
seen = {'type': instance.instance_type, 'architecture': instance.architecture, 'image': instance.image_id,
        'address': instance.ip_address, 'console': console, 'name': image.name, 'date': image.creationDate}
instance.terminate()
until('terminated')
print(json.dumps({**seen, 'state': instance.state}))
`;

/** What a program of 2011 does that goes through all regions; their endpoints stay what they were. */
function throughARegion(...keys: readonly string[]): string {
  return `
import json
from boto.ec2.connection import EC2Connection
keys = ${JSON.stringify(keys)}
region = EC2Connection(*keys).get_all_regions()[0]
there = region.connect(aws_access_key_id=keys[0], aws_secret_access_key=keys[1])
print(json.dumps([region.endpoint, there.get_all_zones()[0].name, there.get_all_regions()[0].endpoint]))
`;
}

/** The page's blocks in a language. */
async function blocksOf(language: string): Promise<readonly string[]> {
  const page = await readFile(new URL('docs/from-2011-to-today.md', repository), 'utf8');
  const blocks = page.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'));
  return [...blocks].map(([, text = '']) => text);
}

describe(`row 54: the example of 2011 with boto 2.49${absent}`, () => {
  let directory: string;
  let local: LocalEc2;

  afterAll(() => rm(directory, { recursive: true, force: true }));
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'seed-of-2011-'));
  });

  /** Starts an endpoint with the page's images and writes the page's boto.cfg with its port. */
  async function start(strictSignatures: boolean): Promise<void> {
    local = await startLocalEc2({ images: 0, strictSignatures });
    const images = await readFile(new URL('examples/local-ec2/images-of-2011.json', repository));
    const answer = await fetch(`${local.endpoint}/_local/images/us-east-1`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${local.secret}` },
      body: images,
    });
    expect(await answer.json()).toEqual({ imported: 2 });
    const [configuration = ''] = await blocksOf('ini');
    await writeFile(join(directory, 'boto.cfg'), configuration.replace('4566', new URL(local.endpoint).port));
  }

  async function boto(program: string): Promise<string> {
    const env = { PATH: '/usr/bin:/bin', HOME: directory, BOTO_CONFIG: join(directory, 'boto.cfg') };
    const { stdout } = await run(python, ['-c', program], { env, timeout: 90_000 });
    return stdout;
  }

  it.skipIf(!peersInstalled).each([
    ['as they are, where any credentials will do', false],
    ['with the keys of an endpoint that verifies signatures', true],
  ])(
    '%s: the four lines start a machine that boots, and nothing remains',
    async (_, strict) => {
      await start(strict);
      const [fourLines = ''] = await blocksOf('python');
      expect(fourLines.trim().split('\n')).toHaveLength(4);
      const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '' } = local.environment;
      const keyed = fourLines
        .replace('<aws access key>', AWS_ACCESS_KEY_ID)
        .replace('<aws secret key>', AWS_SECRET_ACCESS_KEY);

      try {
        const seen = JSON.parse(await boto((strict ? keyed : fourLines) + AFTERWARDS));

        expect(seen).toMatchObject({
          image: 'ami-20b65349',
          name: 'fedora-core4-i386-base',
          date: '2007-02-12T19:00:00.000Z',
          type: 'm1.small',
          architecture: 'i386',
          state: 'terminated',
          address: expect.stringMatching(/^(198\.(18|19)|127)\./),
          console: expect.stringContaining('SSH HOST KEY FINGERPRINTS'),
        });
        expect(local.journal.remaining()).toEqual([]);
      } finally {
        await local.close();
      }
    },
    120_000,
  );

  it.skipIf(!peersInstalled).each([
    ['any credentials', false],
    ['strict signatures', true],
  ])(
    'calls the endpoint that a region names, with %s',
    async (_, strict) => {
      await start(strict);
      const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '' } = local.environment;

      try {
        const seen = await boto(throughARegion(AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY));

        expect(JSON.parse(seen)).toEqual([
          new URL(local.endpoint).host,
          'us-east-1a',
          new URL(local.endpoint).host,
        ]);
      } finally {
        await local.close();
      }
    },
    60_000,
  );

  it('today’s command selects the image of the second example in the same words', async () => {
    await start(true);
    const command = (await blocksOf('sh')).find((text) => text.includes('name-regex')) ?? '';
    const words = command.replace('\\\n', '').trim().split(/\s+/).slice(2);

    try {
      const options = { cwd: directory, env: { ...local.environment } };
      const { status, stdout } = await startCommand(words, options).ended;

      expect(stdout).toMatch(/^ami-e450a28d\n/);
      expect(status).toBe(0);
    } finally {
      await local.close();
    }
  }, 60_000);
});
