import type { Logger } from '@ami-select/core';
import { listLeft } from '../report/list-left.ts';
import type { CommandPlace } from '../requirements/path-in-command.ts';
import { listFailures } from './failure.ts';
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

/** Names the failed tests of a build that they do not fail. */
export function warnOfTests(
  { machines }: Pick<BuildRecord, 'machines'>,
  place: CommandPlace,
  logger: Logger,
): void {
  const { problems, list } = listFailures(machines, place);
  if (problems.length > 0) logger.warn(`Tests failed:${list}`);
}
