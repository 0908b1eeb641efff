import { writeFileSync } from 'node:fs';
import { PATH, renderFilters } from './documented-filters.ts';

writeFileSync(PATH, renderFilters());
