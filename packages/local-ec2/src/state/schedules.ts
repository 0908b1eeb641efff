/** A schedule as it was written, with its defaults. */
export interface ScheduleRecord {
  readonly name: string;
  readonly groupName: string;
  readonly accountId: string;
  readonly arn: string;
  readonly createdAt: Date;
  readonly modifiedAt: Date;
  readonly state: 'ENABLED' | 'DISABLED';
  readonly expression: string;
  readonly timezone: string;
  readonly description?: string | undefined;
  readonly afterCompletion: 'NONE' | 'DELETE';
  readonly target: ScheduleTarget;
}

/** The API call of a schedule: all that this endpoint runs is TerminateInstances. */
export interface ScheduleTarget {
  readonly Arn: string;
  readonly RoleArn: string;
  readonly Input?: string | undefined;
  readonly RetryPolicy: {
    readonly MaximumEventAgeInSeconds: number;
    readonly MaximumRetryAttempts: number;
  };
}

export interface ScheduleGroupRecord {
  readonly name: string;
  readonly accountId: string;
  readonly arn: string;
  readonly createdAt: Date;
}
