import { writeFile } from 'node:fs/promises';
import { supportPage } from './support-page.ts';

await writeFile(new URL('../SUPPORT.md', import.meta.url), supportPage());
