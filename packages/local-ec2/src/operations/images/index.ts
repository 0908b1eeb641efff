import type { Operation } from '../operation.ts';
import { describeImages } from './describe-images.ts';

export const imageOperations: readonly Operation[] = [describeImages];
