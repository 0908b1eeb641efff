/** Shell lines that set a variable to the text of a program, as it is. */
export function programVariable(name: string, program: string): string {
  return `${name}=$(cat <<'PROGRAM'\n${program}\nPROGRAM\n)`;
}
