import { hasHidden, showHidden } from './hidden-characters.ts';

/** A name that every system takes, or the reason why this is none. */
export type PortableName = { readonly name: string } | { readonly reason: string };

/** Bytes of a name in UTF-8; the limit of Linux and, in UTF-16, of Windows and macOS. */
const LONGEST_NAME = 255;

/** Bytes of a path in UTF-8; the limit of macOS, the smallest. */
const LONGEST_PATH = 1_024;

/** Refused by actions/upload-artifact (path-and-artifact-name-validation.ts) and by Windows. */
const REFUSED = /["<>|*?:\\/]/;

/** Names of devices, with any extension. Source: Windows, "Naming Files, Paths, and Namespaces". */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[1-9¹²³]) *(?:\..*)?$/i;

/** One name, without folders, that Linux, macOS, Windows and actions/upload-artifact all take, in NFC. */
export function portableName(name: string): PortableName {
  const normal = name.normalize('NFC');
  const reason = whyNot(normal);
  return reason === undefined ? { name: normal } : { reason };
}

/** The same for a relative path with `/` between its names. */
export function portablePath(path: string): PortableName {
  const normal = path.normalize('NFC');
  if (Buffer.byteLength(normal) > LONGEST_PATH) return { reason: `it is longer than ${LONGEST_PATH} bytes` };
  for (const name of normal.split('/')) {
    const reason = whyNot(name);
    if (reason !== undefined) return { reason };
  }
  return { name: normal };
}

/** Equal for names that are one file on a disk that ignores case or normalises names. */
export function foldName(name: string): string {
  return name.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC');
}

function whyNot(name: string): string | undefined {
  if (name === '') return 'a name in it is empty';
  if (name === '.' || name === '..') return `"${name}" is a folder`;
  if (hasHidden(name)) return `it has hidden characters: "${showHidden(name)}"`;
  const [refused] = REFUSED.exec(name) ?? [];
  if (refused !== undefined)
    return `it has the character ${refused}, which Windows and upload-artifact refuse`;
  if (/[. ]$/.test(name)) return 'it ends with a dot or a space, which Windows drops';
  if (DEVICE.test(name)) return `"${name}" is a device of Windows`;
  if (Buffer.byteLength(name) > LONGEST_NAME) return `it is longer than ${LONGEST_NAME} bytes`;
  return undefined;
}
