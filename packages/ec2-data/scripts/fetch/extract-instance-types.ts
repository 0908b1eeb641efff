import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractPath, writeExtract } from '../files.ts';
import { SOURCES } from '../sources.ts';

/** Copies moto's recorded attributes as they are. */
export function extractInstanceTypes(wheel: string): void {
  const bytes = readFileSync(join(wheel, 'moto/ec2/resources/instance_types.json.gz'));
  writeFileSync(extractPath('moto-instance-types.json.gz'), bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  writeExtract('moto-instance-types.about.json', { about: { ...SOURCES.moto, sha256 } });
}
