/** Where drivers tell what they decided. */
export interface BodyLogger {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
}
