import { FOLDERS } from '../machine/layout.ts';
import { programVariable } from './program-variable.ts';
import { TOOL_PROGRAM } from './tool-program.ts';

/**
 * What must be known of a Python: a line with the program itself, because a version manager's stand-in for it runs hooks
 * of its own, and what its version is.
 */
export const SAY_FACTS = 'import sys; print(sys.executable); print(sys.executable, sys.version)';

/**
 * A Python program that says its facts, takes a tool out of its wheel and makes empty environments, which would be three
 * starts of Python. Arguments: the wheel, the folder of programs, and the folders of environments. One that cannot be made
 * is not said: whoever needs it makes it again.
 */
const READY_PROGRAM = `
${SAY_FACTS}
sys.stdout.flush()
sys.stdout = sys.stderr
${TOOL_PROGRAM}
import venv
for environment in sys.argv[3:]:
    try:
        venv.main(["--without-pip", environment])
    except Exception:
        remove(environment)
`.trim();

/**
 * Shell function: takes uv out of the wheel that was brought, and sets `facts` to those of the Python `first`. Its
 * arguments are environments of that Python: those that were never made whole are made empty, and `empty` names them.
 * Removes tools of earlier builds that were not brought.
 */
export const GET_READY: string = `
${programVariable('make_ready', READY_PROGRAM)}
get_ready() {
  empty=
  for tool in uv pip; do
    for wheel in ${FOLDERS.tools}/$tool-*.whl; do
      [ -e "$wheel" ] || rm -rf "\${root:?}/${FOLDERS.programs}/$tool"
    done
  done
  for wheel in ${FOLDERS.tools}/uv-*.whl; do
    if [ ! -e "$wheel" ]; then
      facts=$(facts_of "$first")
      return
    fi
    for name in "$@"; do
      shift
      [ ! -e "${FOLDERS.stamps}/$name" ] || continue
      rm -rf "${FOLDERS.environments}/$name"
      set -- "$@" "$root/${FOLDERS.environments}/$name"
      empty="$empty $name "
    done
    facts=$("$first" -I -S -c "$make_ready" "$wheel" "$root/${FOLDERS.programs}" "$@")
  done
}
`.trim();
