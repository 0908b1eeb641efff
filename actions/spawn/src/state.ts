/** Name of the saved state that leads the post step to the fleet: the path of the handle file. */
export const HANDLE_STATE = 'handle';
