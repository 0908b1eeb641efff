import { forShell } from '@ami-select/core';
import type { JobEvent } from '@ami-select/job';
import type { JobRecord } from './job-record.ts';

type Kept = Extract<JobEvent, { readonly type: 'kept' }>;

/** Commands that log in and that end the fleet, and the time until which it stays. */
export function keptLines(record: JobRecord): string[] {
  const kept = record.last('kept');
  if (kept === undefined) return [];
  const rows = logins(kept).map(({ name, instanceId, ssh }) => `  ${name}  ${instanceId}  ${ssh}`);
  const planned = record.last('fleet-planned');
  const building = planned === undefined ? [] : [`Build on it again: ${buildCommand(planned, record)}`];
  const remaining = planned?.remaining() ?? [];
  return [
    '',
    `Kept until ${kept.expiresAt}`,
    ...rows,
    ...[...building, ...remaining].map((line) => `  ${line}`),
  ];
}

/** Until when machines of before stay after a build, and how to end them earlier. */
export function stayingLines(record: JobRecord): string[] {
  const staying = record.last('staying');
  if (staying === undefined) return [];
  return [
    '',
    `Kept until ${staying.expiresAt}`,
    `  Build on it again: ${buildCommand(staying, record)}`,
    `  remove it with: ${terminateCommand(staying)}`,
  ];
}

/** The same for a program. */
export function describeStaying(record: JobRecord): object | undefined {
  const staying = record.last('staying');
  if (staying === undefined) return undefined;
  const { fleetId, handlePath: handle, expiresAt } = staying;
  return {
    fleetId,
    handle,
    build: buildCommand(staying, record),
    expiresAt,
    terminate: terminateCommand(staying),
  };
}

/** The kept fleet, for a program. */
export function describeKept(record: JobRecord): object | undefined {
  const kept = record.last('kept');
  if (kept === undefined) return undefined;
  const { expiresAt, sshConfig } = kept;
  const planned = record.last('fleet-planned');
  const terminate = planned && terminateCommand(planned);
  const again = planned && { handle: planned.handlePath, build: buildCommand(planned, record) };
  return {
    fleetId: planned?.intent.fleetId,
    ...again,
    expiresAt,
    sshConfig,
    logins: logins(kept),
    terminate,
  };
}

interface Stored {
  readonly handlePath: string;
}

function buildCommand({ handlePath }: Stored, { buildWords }: JobRecord): string {
  return `ami-select build ${forShell(handlePath)}${buildWords}`;
}

function terminateCommand({ handlePath }: Stored): string {
  return `ami-select terminate ${forShell(handlePath)}`;
}

/** While the job goes on to its end. */
export function keptProgress(kept: Kept): string[] {
  return logins(kept).map(({ name, ssh }) => `${name} is kept until ${kept.expiresAt}: ${ssh}`);
}

function logins({ hosts, sshConfig }: Kept): { name: string; instanceId: string; ssh: string }[] {
  return hosts.map(({ name, instanceId }) => ({
    name,
    instanceId,
    ssh: `ssh -F ${forShell(sshConfig)} ${name}`,
  }));
}
