import type { Problem } from '../report/errors.ts';
import type { Requirement } from './requirement.ts';

/** The problem of two requirements for the same project in one environment. */
export function clash(earlier: Requirement, later: Requirement): Problem {
  const where = `${earlier.file}:${earlier.line}`;
  const message =
    earlier.version === later.version
      ? `${later.name}==${later.version} is listed twice, first in ${where}`
      : `${later.name}==${later.version} conflicts with ${earlier.name}==${earlier.version} in ${where}`;
  return { code: 'INVALID_BUILD', message, file: later.file, line: later.line };
}
