import { constants, open } from 'node:fs/promises';
import process from 'node:process';
import { createFolder } from '@ami-select/core';
import { ProvisionerError } from '../fleet/errors.ts';
import { refuseUnwritable } from './unwritable-file.ts';

const OTHERS = 0o077;
const PRIVATE = 0o700;

/**
 * Makes a folder that only this user can enter: creates it with mode 0700, or takes other people's rights to an
 * existing one away. Windows has no modes: there the folder is only created.
 *
 * @throws ProvisionerError `INVALID_HANDLE` for a link, another file, or a folder of another user; `UNWRITABLE_FILE` when
 *   it cannot be created.
 */
export async function openPrivateFolder(folder: string): Promise<void> {
  await createFolder(folder, 0o700).catch(refuseExisting(folder));
  const user = process.getuid?.();
  if (user === undefined) return;
  const { O_RDONLY, O_DIRECTORY, O_NOFOLLOW } = constants;
  const opened = await open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW).catch(refuseExisting(folder));
  try {
    const { uid, mode } = await opened.stat();
    if (uid !== user) throw refusal(folder, `it belongs to user ${uid}; expected user ${user}`);
    if ((mode & OTHERS) !== 0) await opened.chmod(PRIVATE).catch(refuseUnwritable(folder));
  } finally {
    await opened.close();
  }
}

function refuseExisting(folder: string): (error: NodeJS.ErrnoException) => never {
  return (error) => {
    if (['ENOTDIR', 'ELOOP', 'EMLINK'].includes(error.code ?? ''))
      throw refusal(folder, 'it is a link or no folder');
    return refuseUnwritable(folder)(error);
  };
}

function refusal(folder: string, reason: string): ProvisionerError {
  return new ProvisionerError('INVALID_HANDLE', `The folder ${folder} cannot hold keys: ${reason}.`, {
    hint: 'Remove it, or set RUNNER_TEMP, or XDG_STATE_HOME where that is not set, to a folder of your own.',
  });
}
