import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fidelityPage } from './fidelity-page.ts';
import { REPOSITORY, rowTests } from './row-tests.ts';

const path = join(REPOSITORY, 'docs/local-ec2-fidelity.md');
await writeFile(path, fidelityPage(await readFile(path, 'utf8'), await rowTests()));
