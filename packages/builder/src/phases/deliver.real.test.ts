import { createHash } from 'node:crypto';
import { appendFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Transport } from '@ami-select/transport';
import { describe, expect, it } from 'vitest';
import type { Machine } from '../machine/machine.ts';
import { localMachines } from '../testing/local-machines.ts';
import { recorder } from '../testing/recorder.ts';
import { pickOf, resolutionOf } from '../testing/resolution.ts';
import { stageOf } from '../testing/stage.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { deliverEverything } from './deliver.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

interface Scene {
  readonly folder: string;
  readonly root: string;
  readonly machine: Machine;
  /** Paths that were sent. */
  readonly sent: string[];
  deliver(changes?: Partial<Transport>): Promise<unknown>;
}

/** A machine that gets one wheel, one tool and one file with an odd name. */
async function scene(): Promise<Scene> {
  const folder = await tempFolder();
  const [machine] = await localMachines(1, folder);
  if (machine === undefined) throw new Error('no machine');
  const [foo, pip] = [pickOf('foo', '1.0'), pickOf('pip', '26.0')];
  const wheels = new Map<
    string,
    { filename: string; path: string; sha256: string; bytes: number; downloaded: true }
  >();
  for (const { file } of [foo, pip]) {
    const path = join(folder, file.filename);
    await writeFile(path, file.filename);
    const bytes = file.filename.length;
    wheels.set(file.filename, {
      filename: file.filename,
      path,
      sha256: sha256(file.filename),
      bytes,
      downloaded: true,
    });
  }
  const sent: string[] = [];
  const { transport } = machine;
  const putTree: Transport['putTree'] = async (entries, ...rest) => {
    sent.push(...entries.map(({ path }) => path));
    await transport.putTree(entries, ...rest);
  };
  const resolutions = [resolutionOf('host-1', [foo], { pip })];
  const uploads = [{ path: 'odd  (1) name', content: { bytes: Buffer.from('odd') } }];
  const deliver: Scene['deliver'] = (changes) => {
    const host = { ...machine, transport: { ...transport, putTree, ...changes } };
    return deliverEverything(stageOf([host], { resolutions, wheels, uploads }), recorder());
  };
  return { folder, root: join(folder, 'host-1/.ami-select/build'), machine, sent, deliver };
}

describe('deliverEverything on a machine', () => {
  it('sends wheels and tools once, and what was damaged again', async () => {
    const { root, sent, deliver } = await scene();
    const wheel = `wheels/${sha256('foo-1.0-py3-none-any.whl')}/foo-1.0-py3-none-any.whl`;
    await deliver();
    expect(sent).toContain(wheel);

    await mkdir(join(root, 'wheels/other'));
    await writeFile(join(root, 'wheels/other/old.whl'), 'old');
    sent.length = 0;
    await deliver();
    expect(sent.filter((path) => /^(wheels|tools)/.test(path))).toEqual([]);
    await expect(rm(join(root, 'wheels/other/old.whl'))).rejects.toThrow(/ENOENT/);

    await appendFile(join(root, wheel), 'x');
    sent.length = 0;
    await deliver();
    expect(sent.filter((path) => /^(wheels|tools)/.test(path))).toEqual([wheel]);
  });

  it('finds a byte of a tool that was flipped on its way, and a file that did not arrive', async () => {
    const { machine, deliver } = await scene();
    const putTree: Transport['putTree'] = async (entries, ...rest) => {
      const changed = entries.map((entry) => {
        return entry.path.startsWith('tools/')
          ? { ...entry, content: { bytes: Buffer.from('other') } }
          : entry;
      });
      await machine.transport.putTree(
        changed.filter(({ path }) => path !== 'requirements/app.txt'),
        ...rest,
      );
    };

    await expect(deliver({ putTree })).rejects.toMatchObject({
      code: 'HASH',
      problems: [
        { machine: 'host-1', message: expect.stringContaining('tools/pip-26.0-py3-none-any.whl arrived') },
        { machine: 'host-1', message: expect.stringContaining('requirements/app.txt arrived') },
      ],
    });
  });
});
