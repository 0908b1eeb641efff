export type { OpenSshServer } from './open-ssh-server.ts';
export { missingForOpenSsh, startOpenSshServer } from './open-ssh-server.ts';
export { startQuietLink } from './quiet-link.ts';
