import { constants, mkdir, open } from 'node:fs/promises';
import process from 'node:process';
import { ProvisionerError } from '../fleet/errors.ts';

const PRIVATE = 0o700;

/**
 * Makes a folder that only this user can enter: creates it with mode 0700, or takes other people's rights to an
 * existing one away. Windows has no modes: there the folder is only created.
 *
 * @throws ProvisionerError `INVALID_HANDLE` for a link, another file, or a folder of another user.
 */
export async function openPrivateFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: PRIVATE }).catch(refuseExisting(folder));
  const user = process.getuid?.();
  if (user === undefined) return;
  const { O_RDONLY, O_DIRECTORY, O_NOFOLLOW } = constants;
  const opened = await open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW).catch(refuseExisting(folder));
  try {
    const { uid, mode } = await opened.stat();
    if (uid !== user) throw refusal(folder, `it belongs to user ${uid}; expected user ${user}`);
    if ((mode & 0o077) !== 0) await opened.chmod(PRIVATE);
  } finally {
    await opened.close();
  }
}

function refuseExisting(folder: string): (error: NodeJS.ErrnoException) => never {
  return (error) => {
    if (['ENOTDIR', 'ELOOP', 'EMLINK', 'EEXIST', 'ENOENT'].includes(error.code ?? ''))
      throw refusal(folder, 'it is a link or no folder');
    throw error;
  };
}

function refusal(folder: string, reason: string): ProvisionerError {
  return new ProvisionerError('INVALID_HANDLE', `The folder ${folder} cannot hold keys: ${reason}.`, {
    hint: 'Remove it, or set XDG_STATE_HOME to a folder of your own.',
  });
}
