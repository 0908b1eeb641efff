/** A command sent through Systems Manager. */
export interface CommandRecord {
  readonly id: string;
  readonly ownerId: string;
  readonly region: string;
  readonly documentName: string;
  readonly comment: string;
  readonly parameters: Readonly<Record<string, readonly string[]>>;
  readonly requestedAt: Date;
  readonly expiresAt: Date;
  readonly invocations: Map<string, InvocationRecord>;
}

export type InvocationStatus = 'Pending' | 'InProgress' | 'Success' | 'Failed' | 'TimedOut';

/** A command on one instance. */
export interface InvocationRecord {
  readonly instanceId: string;
  status: InvocationStatus;
  startedAt?: Date;
  endedAt?: Date;
  responseCode: number;
  stdout: string;
  stderr: string;
}
