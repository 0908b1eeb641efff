import type { CommandContext } from '../context.ts';
import type { Interrupts } from '../interrupts.ts';
import type { OpenAccess } from './open-access.ts';

/** What every part of a run is given. */
export interface JobSurroundings {
  readonly open: Pick<OpenAccess, 'access' | 'endpoint' | 'embedded'>;
  readonly context: CommandContext;
  readonly interrupts: Interrupts;
}
