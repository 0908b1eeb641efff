import { writeFile } from 'node:fs/promises';
import { supportPage } from './support-page.ts';

// Run with `node --conditions=@ami-select/source`, then let Biome align the tables.
await writeFile(new URL('../SUPPORT.md', import.meta.url), supportPage());
