import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildWheel } from '@ami-select/example-index/wheel';

/** Writes wheels of one empty module each, given as `name==version` or `name==version; requirement`. */
export async function writeWheels(folder: string, wheels: readonly string[]): Promise<void> {
  if (wheels.length > 0) await mkdir(folder, { recursive: true });
  for (const wheel of wheels) {
    const [pin = '', ...requires] = wheel.split(/;\s*/);
    const [name = '', version = ''] = pin.split('==');
    const source = { name, version, summary: name, requires };
    const { filename, bytes } = buildWheel(source, [{ path: `${name}.py`, bytes: Buffer.from('') }]);
    await writeFile(join(folder, filename), bytes);
  }
}
