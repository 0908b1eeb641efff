import { type Archives, broughtPath } from './brought-pythons.ts';

/** A script that prints what `parseFacts` reads. An interpreter that is missing prints an empty line. */
export function factsScript(interpreters: readonly string[], pythons?: Archives): string {
  const probes = interpreters.map(
    (command) => `command -v ${command} >/dev/null 2>&1 && ${command} -I -c "$probe" || echo`,
  );
  return [
    'set -u',
    ...broughtPath(pythons),
    PROBE_VARIABLE,
    'uname -r',
    'uname -m',
    'if [ -r /etc/os-release ]; then (ID=unknown; VERSION_ID=; . /etc/os-release; echo "$ID $VERSION_ID"); else uname -s; fi',
    'manager=none',
    'for name in apk zypper yum dnf apt-get; do if command -v "$name" >/dev/null 2>&1; then manager=$name; fi; done',
    'echo "$manager"',
    'uname -v',
    LIBC,
    ...probes,
  ].join('\n');
}

/** Prints the C library without a Python, such as `glibc 2.36`. */
const LIBC = `
libc=$(getconf GNU_LIBC_VERSION 2>/dev/null) || libc=
for loader in /lib/ld-musl-* /usr/lib/ld-musl-*; do
  if [ -z "$libc" ] && [ -x "$loader" ]; then libc=$("$loader" 2>&1 | sed -n 's/^Version \\([0-9.]*\\).*/musl \\1/p'); fi
done
echo "$libc"`.trim();

const PROBE = `
import json, os, platform, re, sys, sysconfig
from importlib import metadata, util
def libc():
    try:
        family, version = os.confstr("CS_GNU_LIBC_VERSION").split()
        if family == "glibc":
            return {"family": "glibc", "version": version}
    except (AttributeError, OSError, ValueError):
        pass
    for folder in ("/lib", "/usr/lib"):
        for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else []:
            if name.startswith("ld-musl-"):
                import subprocess
                text = subprocess.run([os.path.join(folder, name)], stderr=subprocess.PIPE).stderr.decode()
                found = re.search(r"Version (\\d+\\.\\d+)", text)
                if found:
                    return {"family": "musl", "version": found.group(1)}
    return {"family": "none", "version": ""}
def pip():
    try:
        return metadata.version("pip") if util.find_spec("pip") else None
    except metadata.PackageNotFoundError:
        return None
def bundled():
    spec = util.find_spec("ensurepip")
    folder = os.path.join(os.path.dirname(spec.origin), "_bundled") if spec else ""
    wheels = sorted(name for name in os.listdir(folder) if name.startswith("pip-")) if os.path.isdir(folder) else []
    return os.path.join(folder, wheels[-1]) if wheels else None
def full(info):
    text = "%d.%d.%d" % info[:3]
    return text if info[3] == "final" else text + info[3][0] + str(info[4])
print(json.dumps({
    "markers": {
        "os_name": os.name, "sys_platform": sys.platform, "platform_machine": platform.machine(),
        "platform_python_implementation": platform.python_implementation(), "platform_release": platform.release(),
        "platform_system": platform.system(), "platform_version": platform.version(),
        "python_version": "%d.%d" % sys.version_info[:2], "python_full_version": platform.python_version(),
        "implementation_name": sys.implementation.name, "implementation_version": full(sys.implementation.version),
    },
    "abi": "cp%d%d%s" % (*sys.version_info[:2], "t" if sysconfig.get_config_var("Py_GIL_DISABLED") else "m" if sys.version_info < (3, 8) else "")
        if sys.implementation.name == "cpython" else "",
    "libc": libc(), "hasVenv": util.find_spec("venv") is not None, "pip": pip(), "bundledPip": bundled(),
}))
`;

/** Shell line: the program that prints the facts of the Python that runs it, in `$probe`. */
export const PROBE_VARIABLE: string = `probe=$(cat <<'PROBE'\n${PROBE.trim()}\nPROBE\n)`;
