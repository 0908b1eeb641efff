import type { Logger } from '@ami-select/core';
import { listLeft } from '../report/list-left.ts';
import type { BuildRecord } from './record.ts';

/** Names the test reports that could not be counted; they change no verdict. */
export function warnOfReports({ machines }: Pick<BuildRecord, 'machines'>, logger: Logger): void {
  for (const { name, tests } of machines) {
    if (tests?.malformed === undefined) continue;
    const { malformed } = tests;
    const what =
      malformed.count === 1
        ? `1 test report of ${name} is not counted, or not to its end`
        : `${malformed.count} test reports of ${name} are not counted, or not to their end`;
    logger.warn(`${what}:${listLeft(malformed)}`);
  }
}
