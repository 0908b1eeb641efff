import type { Operation } from '../operation.ts';
import { createTags, deleteTags } from './create-tags.ts';
import { describeTags } from './describe-tags.ts';

export const tagOperations: readonly Operation[] = [createTags, deleteTags, describeTags];
