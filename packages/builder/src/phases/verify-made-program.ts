/**
 * The part of the verification that judges what no wheel has but an installer or venv makes: scripts of entry points,
 * `activate`, `pyvenv.cfg`. venv of the base interpreter makes its scripts once more, elsewhere; a program of a wheel must
 * start the environment's interpreter, and do what pip and uv write, by its syntax tree.
 */
export const VERIFY_MADE: string = `
import ast, tempfile

PYTHONS = "(?:python[0-9.]*t?|\\U0001d70bthon)"
CALLS = (
    "import sys\\nfrom %s import %s\\nif __name__ == '__main__':\\n if sys.argv[0].endswith('.exe'):\\n  sys.argv[0] = sys.argv[0][:-4]\\n sys.exit(%s())",
    "import sys\\nfrom %s import %s\\nif __name__ == '__main__':\\n sys.argv[0] = sys.argv[0].removesuffix('.exe')\\n sys.exit(%s())",
    "import re\\nimport sys\\nfrom %s import %s\\nif __name__ == '__main__':\\n sys.argv[0] = re.sub(r'(-script\\\\.pyw|\\\\.exe)?$', '', sys.argv[0])\\n sys.exit(%s())",
    "import re\\nimport sys\\nif __name__ == '__main__':\\n from %s import %s\\n sys.argv[0] = re.sub(r'(-script\\\\.pyw|\\\\.exe)?$', '', sys.argv[0])\\n sys.exit(%s())",
    "import sys\\nfrom %s import %s\\nif __name__ == '__main__':\\n if sys.argv[0].endswith('-script.pyw'):\\n  sys.argv[0] = sys.argv[0][:-11]\\n elif sys.argv[0].endswith('.exe'):\\n  sys.argv[0] = sys.argv[0][:-4]\\n sys.exit(%s())",
)

def made_by_venv():
    try:
        import venv
        with tempfile.TemporaryDirectory() as folder:
            builder = venv.EnvBuilder()
            context = builder.ensure_directories(os.path.abspath(environment))
            context.bin_path = folder
            builder.setup_scripts(context)
            return {name: digest_of(os.path.join(folder, name), "sha256") for name in os.listdir(folder)}
    except Exception:
        return {}

def of_script(data):
    first, _, rest = data.partition(b"\\n")
    found, lines = re.match(b"#!()(/.*?/bin/python[0-9.]*)( .*)?$", first.rstrip(b"\\r")), 1
    if first == b"#!/bin/sh":
        second, _, rest = rest.partition(b"\\n")
        third, _, rest = rest.partition(b"\\n")
        found, lines = re.match(b"'''exec' ([\\"']?)(/[^\\"'$\`\\\\\\\\]*?/bin/python[0-9.]*)\\\\1( .*?)? \\"[$]0\\" \\"[$]@\\"$", second), 3
        found = found if third == b"' '''" else None
    if not found:
        return None, b"", rest
    folder = os.path.dirname(os.fsdecode(found.group(2)))
    is_ours = os.path.realpath(folder) == os.path.realpath(os.path.join(environment, "bin"))
    return (lines if is_ours else None), (found.group(3) or b"").strip(), rest

def is_script_of(target, entry):
    path = os.path.join(environment, target)
    if kind_of(path) != "file":
        return False
    with open(path, "rb") as file:
        lines, words, rest = of_script(file.read(1 << 22))
    if lines is None:
        return False
    if isinstance(entry, bytes):
        first, _, expected = entry.partition(b"\\n")
        return rest == expected and words in (b"", re.sub(b"^#!python[w0-9.]*", b"", first).strip())
    module, _, call = entry.partition("[")[0].replace(" ", "").partition(":")
    try:
        tree = ast.dump(ast.parse(b"#\\n" * lines + rest))
        return words == b"" and any(tree == ast.dump(ast.parse(one % (module, call.split(".")[0], call))) for one in CALLS)
    except Exception:
        return False

def report_made(owned, made):
    if mode == "check" and not made:
        report(["- bin/activate"])
    for name in sorted(made):
        target = "bin/" + name
        path = os.path.join(environment, target)
        if target not in owned and (kind_of(path) != "file" or digest_of(path, "sha256") != made[name]):
            report(["- " + target] + (["+ " + target + " (not as venv makes it)"] if os.path.lexists(path) else []))

def config_values(key):
    with open(os.path.join(environment, "pyvenv.cfg"), encoding="utf-8", errors="replace") as file:
        parts = [line.partition("=") for line in file]
    return [value.strip() for name, equals, value in parts if equals and name.strip().lower() == key]

def report_config():
    if set(map(str.lower, config_values("include-system-site-packages"))) != {"false"}:
        report(["- pyvenv.cfg include-system-site-packages = false"])
    base = {sys.executable, getattr(sys, "_base_executable", None) or sys.executable}
    expected = {os.path.realpath(os.path.dirname(one)) for one in base | set(map(os.path.realpath, base))}
    homes = config_values("home")
    if not homes or any(not os.path.isabs(one) or os.path.realpath(one) not in expected for one in homes):
        report(["- pyvenv.cfg home = " + os.path.dirname(sys.executable)] + ["+ pyvenv.cfg home = " + one for one in homes])
`.trim();
