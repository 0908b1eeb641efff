import type { Journal } from '@ami-select/local-ec2';
import type { Phase } from './fault-kinds.ts';

/** The process that calls. */
export type Process = 'spawn' | 'build' | 'end';

const OF_OPERATIONS: ReadonlyMap<string, Phase> = new Map([
  ['CreateSecurityGroup', 'group'],
  ['AuthorizeSecurityGroupIngress', 'group'],
  ['CreateLaunchTemplate', 'launch'],
  ['CreateFleet', 'launch'],
  ['RunInstances', 'launch'],
  ['CreateSchedule', 'lease'],
  ['ModifyInstanceAttribute', 'move'],
  ['TerminateInstances', 'terminate'],
  ['DeleteSecurityGroup', 'delete'],
  ['DeleteLaunchTemplate', 'delete'],
  ['DeleteFleets', 'delete'],
  ['DeleteSchedule', 'unschedule'],
]);
const ENDING: ReadonlySet<Phase> = new Set(['move', 'terminate', 'delete', 'unschedule']);

/** Tells the phases of calls, each from what was called before; `begin` with every process. */
export function createPhases({ requests }: Pick<Journal, 'requests'>): {
  begin(process: Process): void;
  phaseOf(operation: string): Phase;
} {
  let process: Process = 'spawn';
  let isEnding = false;
  return {
    begin: (next) => {
      process = next;
      isEnding = next === 'end';
    },
    phaseOf: (operation) => {
      if (process === 'build') return 'renewal';
      const phase = OF_OPERATIONS.get(operation);
      if (process === 'spawn' && !isPlanned(operation, requests())) return 'preflight';
      if (phase !== undefined) isEnding ||= ENDING.has(phase);
      return phase ?? (isEnding ? 'inventory' : 'ready');
    },
  };
}

/** The dry run of a group's creation precedes that itself, and every other creation comes after it. */
function isPlanned(operation: string, requests: ReturnType<Journal['requests']>): boolean {
  const groups = requests.filter((request) => request.operation === 'CreateSecurityGroup');
  const isTried = groups.some(({ code }) => code === 'DryRunOperation');
  const isCreated = groups.some(({ input }) => !('DryRun' in input && input.DryRun === true));
  return isCreated || (isTried && operation === 'CreateSecurityGroup');
}
