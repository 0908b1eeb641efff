import { FOLDERS } from '../machine/layout.ts';
import { programVariable } from './program-variable.ts';

/**
 * A Python program that takes uv or pip out of its wheel, whose checksum was compared after its delivery; what an
 * earlier build took out is kept when it has the bytes that the wheel's RECORD has, and nothing else. What pip's imports
 * compiled is deleted first: nothing says of what it was compiled. Arguments: the wheel, and the folder of programs. uv
 * becomes the file `uv`, pip the folder `pip`: started from its wheel, pip compiles itself each time, which takes longer
 * than what it installs.
 */
export const TOOL_PROGRAM: string = `
import base64, csv, hashlib, io, os, shutil, sys, zipfile
wheel, folder = sys.argv[1:3]
tool = os.path.basename(wheel).split("-")[0]
target = os.path.join(folder, tool)
part = target + ".part"
view = memoryview(bytearray(1 << 18))

def digest(path):
    found = hashlib.sha256()
    with open(path, "rb", 0) as file:
        for count in iter(lambda: file.readinto(view), 0):
            found.update(view[:count])
    return "sha256=" + base64.urlsafe_b64encode(found.digest()).decode().rstrip("=")

def files_of(top):
    if os.path.islink(top) or not os.path.isdir(top):
        return {""} if os.path.lexists(top) else set()
    paths = (os.path.join(parent, name) for parent, _, names in os.walk(top) for name in names)
    return {os.path.relpath(path, top) for path in paths}

def is_right(top, wanted):
    if files_of(top) != set(wanted):
        return False
    paths = ((os.path.join(top, place) if place else top, row) for place, row in wanted.items())
    return all(not os.path.islink(path) and digest(path) == row for path, row in paths)

def remove(path):
    if os.path.isdir(path) and not os.path.islink(path):
        shutil.rmtree(path)
    elif os.path.lexists(path):
        os.remove(path)

def forget_compiled(top):
    for parent, folders, _ in os.walk(top):
        if "__pycache__" in folders:
            folders.remove("__pycache__")
            remove(os.path.join(parent, "__pycache__"))

with zipfile.ZipFile(wheel) as archive:
    names = archive.namelist()
    record = next(name for name in names if name.endswith(".dist-info/RECORD"))
    rows = {row[0]: row[1] for row in csv.reader(io.StringIO(archive.read(record).decode("utf-8"))) if len(row) > 1}
    members = {}
    for name in names:
        if tool == "uv" and name.endswith(".data/scripts/uv"):
            members[""] = name
        elif tool == "pip" and name.startswith("pip/") and not name.endswith("/"):
            members[name[len("pip/"):]] = name
    wanted = {place: rows.get(name, "") for place, name in members.items()}
    if not os.path.islink(target):
        forget_compiled(target)
    if not is_right(target, wanted):
        remove(target)
        remove(part)
        for place, name in members.items():
            path = os.path.join(part, place) if place else part
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with archive.open(name) as source, open(path, "wb") as file:
                shutil.copyfileobj(source, file, 1 << 20)
        if os.path.isfile(part):
            os.chmod(part, 0o755)
        os.replace(part, target)
        if not is_right(target, wanted):
            sys.exit("the program of %s is not the one of its RECORD" % tool)
`.trim();

/**
 * Shell function: takes the tools that were brought out of their wheels, with this Python, and removes those of earlier
 * builds that were not.
 */
export const TAKE_TOOLS: string = `
${programVariable('take_tool', TOOL_PROGRAM)}
take_tools() {
  for tool in uv pip; do
    for wheel in ${FOLDERS.tools}/$tool-*.whl; do
      if [ -e "$wheel" ]; then
        "$1" -I -S -c "$take_tool" "$wheel" "$root/${FOLDERS.programs}"
      else
        rm -rf "\${root:?}/${FOLDERS.programs}/$tool"
      fi
    done
  done
}
`.trim();
