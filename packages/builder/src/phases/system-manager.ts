import { BuilderError } from '../report/errors.ts';
import { isSystemManager, type SystemManager } from './system-script.ts';

/** @throws BuilderError `SYSTEM_PACKAGE` for a package manager that cannot install pins in two phases. */
export function systemManagerOf(manager: string, owner = 'the machine'): SystemManager {
  if (isSystemManager(manager)) return manager;
  if (manager === 'none') throw failed(`${owner} has no package manager; expected apt-get or dnf`);
  throw failed(`${owner} has ${manager}, which is not supported; expected apt-get or dnf`);
}

function failed(message: string): BuilderError {
  return new BuilderError('SYSTEM_PACKAGE', message);
}
