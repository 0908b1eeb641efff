/** What an instance has to reach; each but `running` and `ssm` begins with a login and a first command. */
export const READY_STATES = ['ssh', 'user-data', 'cloud-init', 'ssm', 'running'] as const;

export type ReadyState = (typeof READY_STATES)[number];

/** When an instance counts as ready. */
export interface ReadyCondition {
  /**
   * `ssh`: a login and a first command; `user-data`: the caller's script has ended with 0; `cloud-init`: it has ended, done
   * or degraded; `ssm`: the SSM agent is online; `running`: EC2's state alone.
   */
  readonly until: ReadyState;
  /** Must exit with 0 as well; run again and again until it does. */
  readonly command?: string | undefined;
  /** Longest wait of the whole fleet. */
  readonly timeoutMinutes: number;
}

/** In a fleet that says nothing of it. */
export const DEFAULT_CONDITION: ReadyCondition = { until: 'ssh', timeoutMinutes: 5 };

/** Whether it takes a login to know. */
export function needsLogin({ until }: Pick<ReadyCondition, 'until'>): boolean {
  return until !== 'ssm' && until !== 'running';
}

/** File of an instance with the exit status of the caller's script, once that has ended. */
export const SCRIPT_STATUS = '/var/lib/cloud/instance/ami-select-user-data.status';
