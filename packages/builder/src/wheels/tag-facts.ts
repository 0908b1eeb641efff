import type { PythonFacts } from '../machine/facts.ts';

/** The facts of a Python that decide about a wheel. */
export type TagFacts = Pick<PythonFacts, 'abi' | 'libc'> & {
  readonly markers: Pick<PythonFacts['markers'], 'python_version' | 'platform_machine' | 'sys_platform'>;
};
