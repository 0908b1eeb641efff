import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { writeExtract } from '../files.ts';
import { SOURCES } from '../sources.ts';

const FOLDERS = { 'amazon-linux': 'latest_amis', ecs: 'ecs/optimized_amis' } as const;

/** The account that owns the recorded images of a publisher, by region. */
export function extractOwners(wheel: string): void {
  const owners = Object.entries(FOLDERS).map(([publisher, folder]) => [
    publisher,
    readOwners(join(wheel, 'moto/ec2/resources', folder)),
  ]);
  writeExtract('moto-owners.json', { about: SOURCES.motoImages, ...Object.fromEntries(owners) });
}

function readOwners(folder: string): Record<string, string> {
  const owners: Record<string, string> = {};
  for (const file of readdirSync(folder).sort()) {
    const text = gunzipSync(readFileSync(join(folder, file))).toString();
    const found = new Set(
      [...text.matchAll(/"(?:OwnerId|owner_id)": ?"(\d{12})"/g)].map(([, id = '']) => id),
    );
    const [owner, ...others] = found;
    if (owner === undefined || others.length > 0)
      throw new Error(`${file}: ${found.size} owners; expected one`);
    owners[file.replace('.json.gz', '')] = owner;
  }
  return owners;
}
