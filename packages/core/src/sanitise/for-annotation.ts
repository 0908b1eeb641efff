import { forLog } from './for-log.ts';

/**
 * Text of an annotation, of one or several lines. The runner prints them in the log as they are, so the same holds
 * there; the toolkit escapes `%` and the ends of lines.
 */
export function forAnnotation(text: string): string {
  return forLog(text);
}
