/** How one package manager works with pinned packages; the commands are functions and lines of a shell script. */
export interface PackageCommands {
  /** Defines what the other commands use. */
  readonly setup: (snapshot: string | undefined) => readonly string[];
  readonly download: (pins: string) => readonly string[];
  readonly install: (pins: string) => string;
  /** A package as the manager takes it. */
  readonly pin: (name: string, version: string) => string;
  /** Prints a line for each installed version of a package, in the form that the version is pinned in. */
  readonly query: (name: string, version: string) => string;
}
