import { EXIT_STATUS } from '@ami-select/config';
import { CodedError, exitStatusOf as codedStatusOf } from '@ami-select/core';
import type { ProvisionerErrorCode } from '@ami-select/provisioner';
import { CommanderError } from 'commander';

const USAGE_STATUS = 2;

/** Every code that can reach the entry: a package that adds one does not compile until it has a status. */
type KnownCode = ProvisionerErrorCode;

/** Exit status of an error that no table knows: a fault of the program. */
export const UNEXPECTED_STATUS = 1;

/** The status of every code that can reach this entry. README.md says what each status means. */
const STATUS: Readonly<Record<KnownCode, number>> = EXIT_STATUS;

/** The exit status that a failure ends the command with. */
export function exitStatusOf(error: unknown): number {
  if (error instanceof CommanderError) return USAGE_STATUS;
  if (error instanceof CodedError) return codedStatusOf(error);
  const code = knownCodeOf(error);
  return code === undefined ? UNEXPECTED_STATUS : STATUS[code];
}

/** Whether the error is a foreseen one; anything else is a fault of the program, worth its stack. */
export function isForeseen(error: unknown): boolean {
  return error instanceof CommanderError || error instanceof CodedError || knownCodeOf(error) !== undefined;
}

function knownCodeOf(error: unknown): KnownCode | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  return Object.hasOwn(STATUS, error.code) ? (error.code as KnownCode) : undefined;
}
