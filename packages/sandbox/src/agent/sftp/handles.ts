import { closeSync } from 'node:fs';

/** An open file by its descriptor, or a folder with the names that were not listed yet. */
export type Handle =
  | { readonly type: 'file'; readonly fd: number }
  | { readonly type: 'folder'; readonly path: string; readonly names: string[] };

/** Files and folders that a client has open, by the names that it was given for them. */
export interface Handles {
  add(handle: Handle): string;
  /** @throws Error when the client names what it has not open, or what is of the other type */
  file(name: string): number;
  folder(name: string): Extract<Handle, { type: 'folder' }>;
  close(name: string): void;
}

/** Nothing is open yet. */
export function createHandles(): Handles {
  const open = new Map<string, Handle>();
  let count = 0;
  const find = <Type extends Handle['type']>(name: string, type: Type): Extract<Handle, { type: Type }> => {
    const handle = open.get(name);
    if (handle?.type !== type) throw new Error(`no open ${type} has the handle "${name}"`);
    return handle as Extract<Handle, { type: Type }>;
  };
  return {
    add: (handle) => {
      count += 1;
      open.set(String(count), handle);
      return String(count);
    },
    file: (name) => find(name, 'file').fd,
    folder: (name) => find(name, 'folder'),
    close: (name) => {
      const handle = open.get(name);
      if (handle === undefined) throw new Error(`nothing open has the handle "${name}"`);
      open.delete(name);
      if (handle.type === 'file') closeSync(handle.fd);
    },
  };
}
