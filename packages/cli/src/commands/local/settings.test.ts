import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommandContext } from '../../context/context.ts';
import type { CliError } from '../../process/errors.ts';
import { readSettings } from './settings.ts';

describe('readSettings', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'local-settings-'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  const read = (flags: Record<string, unknown>): ReturnType<typeof readSettings> =>
    readSettings(flags, {
      environment: { workingDirectory: directory },
      problems: [],
    } as unknown as CommandContext);

  it('reads what the endpoint is started with', async () => {
    writeFileSync(join(directory, 'f.yml'), 'rules: [{ effect: { kind: delay, ms: 5 } }]\n');
    writeFileSync(join(directory, 'i.json'), '{ "Images": [] }');

    const settings = await read({
      port: '0',
      images: '2000',
      sandbox: 'none',
      latencies: 'aws',
      network: 'ipv6',
      regions: ['eu-west-1', 'us-east-2'],
      faults: 'f.yml',
      import: ['i.json', 'us-east-2=i.json'],
    });

    expect(settings).toEqual({
      options: {
        strictSignatures: true,
        port: 0,
        images: 2000,
        sandbox: 'none',
        latencies: 'aws',
        network: 'ipv6',
        regions: ['eu-west-1', 'us-east-2'],
        faults: { rules: [{ effect: { kind: 'delay', ms: 5 } }] },
      },
      imports: [
        { region: 'eu-west-1', file: 'i.json', images: [] },
        { region: 'us-east-2', file: 'i.json', images: [] },
      ],
    });
  });

  it('lists every problem of flags and files', async () => {
    writeFileSync(join(directory, 'f.yml'), 'rules: [{ effect: { kind: dealy } }]\n');
    writeFileSync(join(directory, 'i.json'), '{');
    writeFileSync(join(directory, 'none.json'), '{ "Images": [{ "ImageId": "ami-x" }] }');

    const reading = read({
      port: 'x',
      images: '1e4',
      sandbox: 'nmae',
      rootfs: 'deb',
      latencies: 'asw',
      regions: ['eu-wst-1', 'eu-west-1'],
      region: 'us-east-1',
      faults: 'f.yml',
      import: ['i.json', 'eu-wset-1=none.json', 'missing.json'],
    });

    await expect(reading).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      problems: [
        { message: '--port: "x" is not valid; expected an integer from 0 to 65535' },
        { message: '--images: "1e4" is not valid; expected 0 or an integer from 1000 to 100000' },
        {
          message: expect.stringContaining(
            '--sandbox: "nmae" is not valid (did you mean "none"?); expected auto, namespace',
          ),
        },
        { message: '--rootfs is "deb", which is for --sandbox rootfs only' },
        { message: '--latencies: "asw" is not valid (did you mean "aws"?); expected none, aws' },
        {
          message: expect.stringContaining(
            '--regions: "eu-wst-1" is not valid (did you mean "eu-west-1"?); expected us-east-1',
          ),
        },
        { message: '--region is "us-east-1", which --regions does not name; it names eu-west-1' },
        {
          message: expect.stringContaining(
            '--faults is "f.yml"; rules[0].effect.kind: unknown effect "dealy" (did you mean "delay"?)',
          ),
        },
        { message: expect.stringContaining('--import is "i.json"; it is not JSON') },
        { message: expect.stringContaining('eu-wset-1 (did you mean "eu-west-1"?)') },
        { message: '--import is "none.json"; image 1 (ami-x) has no OwnerId' },
        { message: '--import is "none.json"; image 1 (ami-x) has no Architecture' },
        {
          message: '--import is "none.json"; image 1 (ami-x): ImageId is "ami-x", which is not an image id',
        },
        { message: expect.stringContaining('--import is "missing.json", which cannot be read: ENOENT') },
      ],
    });
  });

  it.each([
    ['/dev/zero', 'it is a device'],
    ['.', 'it is a folder'],
    ['missing.yml', 'it does not exist (ENOENT)'],
  ])('refuses faults of %s, which are no regular file', async (faults, because) => {
    await expect(read({ faults })).rejects.toMatchObject({
      problems: [{ message: `--faults is "${faults}", which cannot be read because ${because}` }],
    });
  });

  it.each(['/dev/zero', '.'])('refuses images of %s, which is neither a file nor a pipe', async (file) => {
    await expect(read({ import: [file] })).rejects.toMatchObject({
      problems: [{ message: `--import is "${file}", which cannot be read: it is neither a file nor a pipe` }],
    });
  });

  it('lists the first problems of a file, and the count of others', async () => {
    writeFileSync(join(directory, 'i.json'), JSON.stringify({ Images: Array.from({ length: 50 }, () => 7) }));

    const refused = await read({ import: ['i.json'] }).catch((error: CliError) => error.problems);

    expect(refused).toHaveLength(21);
    expect(refused).toContainEqual({ message: '--import is "i.json"; and 30 more problems' });
  });

  it('takes a catalogue of no images, for imported ones alone', async () => {
    await expect(read({ images: '0' })).resolves.toMatchObject({ options: { images: 0 } });
    await expect(read({ images: '999' })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('verifies signatures unless any credentials are asked for', async () => {
    await expect(read({})).resolves.toMatchObject({ options: { strictSignatures: true } });
    await expect(read({ anyCredentials: true })).resolves.toMatchObject({
      options: { strictSignatures: false },
    });
  });

  it.each(['builder', 'builder.example', 'Builder.Example:8080', '10.0.0.1:80', '[fd00::1]', '[fd00::1]:80'])(
    'allows the host %s',
    async (host) => {
      await expect(read({ allowHost: [host] })).resolves.toMatchObject({ options: { allowHosts: [host] } });
    },
  );

  it.each([
    '',
    '*',
    '*.example',
    'http://builder.example',
    'builder.example/',
    'a b',
    'a,b',
    'a:',
    'a:x',
    'fd00::1',
  ])('refuses "%s" as the name of a host', async (host) => {
    await expect(read({ allowHost: [host] })).rejects.toMatchObject({
      problems: [{ message: expect.stringContaining(`--allow-host: "${host}" is not valid; expected NAME`) }],
    });
  });

  it('takes a file whose name holds the sign for a file', async () => {
    writeFileSync(join(directory, 'a=b.json'), '{ "Images": [] }');

    const { imports } = await read({ import: ['a=b.json'] });

    expect(imports).toMatchObject([{ region: 'us-east-1', file: 'a=b.json' }]);
  });

  it('wants a root file system for the sandbox that boots one', async () => {
    await expect(read({ sandbox: 'rootfs' })).rejects.toMatchObject({
      problems: [{ message: '--sandbox is "rootfs", which needs --rootfs DIRECTORY' }],
    });
  });
});
