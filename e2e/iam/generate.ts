/** Writes the policies of docs/iam.md from the calls of real runs of the bundles: `pnpm iam`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fillIamPage } from './iam-page.ts';
import { recordCalls } from './recorded-calls.ts';

const page = new URL('../../docs/iam.md', import.meta.url);
writeFileSync(page, fillIamPage(readFileSync(page, 'utf8'), await recordCalls()));
