import { parsePattern } from '../state/pattern.ts';
import type { ImageDetails } from './image/image-record.ts';

/**
 * May an image run on an instance type, as far as its owner decided it? It must be among the supported types, where
 * there are any, and not among the unsupported ones; `*` stands for any run (ReplaceImageInstanceTypeSpecification).
 */
export function isTypeAllowed(details: ImageDetails | undefined, type: string): boolean {
  const { supportedInstanceTypes = [], unsupportedInstanceTypes = [] } = details ?? {};
  const isIn = (patterns: readonly string[]): boolean =>
    patterns.some((pattern) => parsePattern(pattern).matches(type));
  return (
    (supportedInstanceTypes.length === 0 || isIn(supportedInstanceTypes)) && !isIn(unsupportedInstanceTypes)
  );
}
