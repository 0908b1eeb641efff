import type { Environment } from '../definition/build.ts';
import { EARLIER_RECORD } from './last-run.ts';
import { localLockName } from './local-lock.ts';
import { RECORD } from './record.ts';
import { UPLOAD_LIST } from './write-upload-list.ts';

export interface WrittenNamesOptions {
  readonly environments: readonly Pick<Environment, 'name'>[];
  /** Whether it can be the name of a machine. */
  readonly isMachine: (name: string) => boolean;
}

const ALWAYS: readonly string[] = [RECORD, EARLIER_RECORD, UPLOAD_LIST];
const OF_MACHINE = ['', '.log', '.steps.sh'] as const;
const OF_ENVIRONMENT = ['.lock.txt', '.cdx.json'] as const;

/** Whether a run writes a file or a folder of a name to the output directory. */
export function isWrittenName(name: string, { environments, isMachine }: WrittenNamesOptions): boolean {
  const isOf = (own: string, separator: string, rest: string): boolean =>
    rest === own ||
    (rest.startsWith(own + separator) && isMachine(rest.slice(own.length + separator.length)));
  if (ALWAYS.includes(name) || OF_MACHINE.some((end) => isMachine(withoutEnd(name, end) ?? ''))) return true;
  return environments.some((environment) => {
    const pylock = withoutEnd(localLockName(environment.name), PYLOCK_END) ?? '';
    const contents = OF_ENVIRONMENT.map((end) => withoutEnd(name, end) ?? '');
    return (
      contents.some((rest) => isOf(environment.name, '.', rest)) ||
      isOf(pylock, '-', withoutEnd(name, PYLOCK_END) ?? '')
    );
  });
}

const PYLOCK_END = '.toml';

function withoutEnd(name: string, end: string): string | undefined {
  return name.endsWith(end) ? name.slice(0, name.length - end.length) : undefined;
}
