/** Names of the saved states that lead the post step to the fleet: the path of its handle file, and what is known without it. */
export const HANDLE_STATE = 'handle';
export const FLEET_STATE = 'fleet';
