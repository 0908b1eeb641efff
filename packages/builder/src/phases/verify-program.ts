import { VERIFY_MADE } from './verify-made-program.ts';

/**
 * A Python program that compares an environment with the wheels that it was installed from, without starting anything of
 * that environment: the base interpreter runs it with `-I -S`. Arguments: the environment, the list of its wheels, and
 * `check` to print nothing. It ends with 3 when there are differences.
 *
 * Each file of a wheel must be there with the bytes that the wheel's RECORD has; where RECORD itself is wrong, which pip
 * and uv do not mind, with those of the archive. Nothing else may be there but what an installer adds: scripts of entry
 * points, INSTALLER, REQUESTED, which it writes also where a wheel brings its own. Signatures of RECORD, which no RECORD
 * lists, may be absent. Folders without files, which uv makes of a wheel and pip does not, are deleted. With `check`, scripts must be as pip and uv write them, else only be there. Compiled
 * files that no wheel brings are deleted: Python may run them without a look at the source beside them, and makes them
 * again. The folder of a wheel's headers has the normal form of the name that the wheel has. The interpreter in `bin` is
 * the one that runs this program.
 */
export const VERIFY_PROGRAM: string = `
import base64, csv, hashlib, io, json, os, re, stat, sys, threading, zipfile

MOST = 1000
OF_INSTALLERS = {"INSTALLER", "REQUESTED", "RECORD"}
SIGNATURES = ("RECORD.jws", "RECORD.p7s")
OF_VENV = ("activate", "activate.csh", "activate.fish", "Activate.ps1")
CODE = (".py", ".so", ".pth")
environment, listing, mode = sys.argv[1:4]
version = "python%d.%d" % sys.version_info[:2]
site = os.path.join("lib", version, "site-packages")

def normal(name):
    return re.sub("[-_.]+", "-", name).lower()

def place(name, data):
    if not name.startswith(data + "/"):
        return os.path.join(site, name)
    scheme, _, rest = name[len(data) + 1:].partition("/")
    places = {"purelib": site, "platlib": site, "scripts": "bin", "data": "",
              "headers": os.path.join("include", "site", version, normal(data.split("-")[0]))}
    return os.path.join(places.get(scheme, site), rest)

def read_record(archive, info):
    rows = csv.reader(io.TextIOWrapper(archive.open(info + "/RECORD"), "utf-8", newline=""))
    return {row[0]: row[1] for row in rows if len(row) > 1 and row[1]}

def read_scripts(archive, info):
    try:
        lines = archive.read(info + "/entry_points.txt").decode("utf-8").splitlines()
    except KeyError:
        return
    wanted = False
    for line in map(str.strip, lines):
        if line.startswith("["):
            wanted = line in ("[console_scripts]", "[gui_scripts]")
        elif wanted and "=" in line and not line.startswith(("#", ";")):
            name, _, value = line.partition("=")
            yield name.strip(), value.strip()

def header(text, name):
    for line in text.split("\\n"):
        if not line.strip():
            return ""
        if line.lower().startswith(name + ":"):
            return line.partition(":")[2].strip()
    return ""

class Wheel:
    def __init__(self, path):
        self.path = path
        self.sha256 = digest_of(path, "sha256").hex()
        self.files = {}
        self.scripts = []
        with zipfile.ZipFile(path) as archive:
            names = [name for name in archive.namelist() if not name.endswith("/")]
            self.info = next(name.partition("/")[0] for name in names if name.partition("/")[0].endswith(".dist-info"))
            metadata = archive.read(self.info + "/METADATA").decode("utf-8", "replace")
            metadata = metadata.replace("\\r\\n", "\\n").replace("\\r", "\\n")
            self.name, self.version = header(metadata, "name"), header(metadata, "version")
            record = read_record(archive, self.info)
            data = self.info[:-len(".dist-info")] + ".data"
            for name in names:
                if name.startswith(self.info + "/") and name[len(self.info) + 1:] in OF_INSTALLERS:
                    continue
                target = os.path.normpath(place(name, data))
                is_script = name.startswith(data + "/scripts/")
                if is_script and archive.open(name).read(8) == b"#!python":
                    self.scripts.append((target, archive.read(name)))
                else:
                    self.files[target] = (name, record.get(name, ""))
            self.scripts += [(os.path.join("bin", name), value) for name, value in read_scripts(archive, self.info)]
    def digest_inside(self, member, algorithm):
        with zipfile.ZipFile(self.path) as archive:
            return hashlib.new(algorithm, archive.read(member)).digest()

class Memory(threading.local):
    def __init__(self):
        self.view = memoryview(bytearray(1 << 18))

memory = Memory()

def digest_of(path, algorithm):
    digest = getattr(hashlib, algorithm)()
    view = memory.view
    file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        count = len(view)
        while count == len(view):
            count = os.readv(file, [view])
            digest.update(view[:count])
    finally:
        os.close(file)
    return digest.digest()

def in_threads(work, items):
    results = [None] * len(items)
    step = min(8, os.cpu_count() or 1)
    def run(first):
        for at in range(first, len(items), step):
            try:
                results[at] = work(items[at])
            except BaseException as error:
                results[at] = error
    threads = [threading.Thread(target=run, args=(first,)) for first in range(1, step)]
    for thread in threads:
        thread.start()
    run(0)
    for thread in threads:
        thread.join()
    for result in results:
        if isinstance(result, BaseException):
            raise result
    return results

def recorded(text):
    algorithm, _, value = text.partition("=")
    if algorithm not in ("sha256", "sha384", "sha512"):
        return "sha256", None
    try:
        return algorithm, base64.urlsafe_b64decode(value + "=" * (-len(value) % 4))
    except ValueError:
        return algorithm, None

def kind_of(path):
    try:
        mode = os.lstat(path).st_mode
    except OSError:
        return None
    return "file" if stat.S_ISREG(mode) else "link" if stat.S_ISLNK(mode) else None

misrecorded = {}

def differs(wheel, target):
    member, text = wheel.files[target]
    path = environment + "/" + target
    kind = kind_of(path)
    if kind is None and os.path.basename(member) in SIGNATURES:
        return []
    if kind != "file":
        return ["- " + target] + (["+ " + target + " (a link)"] if kind == "link" else [])
    algorithm, expected = recorded(text)
    found = digest_of(path, algorithm)
    if found == expected:
        return []
    listed, expected = expected, wheel.digest_inside(member, algorithm)
    if found == expected:
        if listed is not None:
            misrecorded.setdefault("%s==%s" % (wheel.name, wheel.version), []).append(member)
        return []
    return ["- %s %s:%s" % (target, algorithm, expected.hex()), "+ %s %s:%s" % (target, algorithm, found.hex())]

def strangers(owned):
    for folder in (site, "bin"):
        top = os.path.join(environment, folder)
        for parent, folders, files in os.walk(top):
            below = parent[len(environment) + 1:]
            if parent != top and not folders and not files:
                remove_empty(parent, top)
            for name in files + [one for one in folders if os.path.islink(os.path.join(parent, one))]:
                target = below + "/" + name
                if target in owned or forgets(target, owned):
                    continue
                if folder == parent[len(environment) + 1:] == "bin" and (name in (made or OF_VENV) or re.fullmatch(PYTHONS, name)):
                    continue
                if os.path.basename(parent) in infos and name in OF_INSTALLERS:
                    continue
                yield target

def remove_empty(folder, top):
    try:
        while folder != top:
            os.rmdir(folder)
            folder = os.path.dirname(folder)
    except OSError:
        pass

def forgets(target, owned):
    parent, name = os.path.split(target)
    if os.path.basename(parent) != "__pycache__" or not name.endswith(".pyc"):
        return False
    if os.path.join(os.path.dirname(parent), name.split(".")[0] + ".py") not in owned:
        return False
    try:
        os.remove(os.path.join(environment, target))
    except OSError:
        return False
    return True

def found_version(info):
    try:
        with open(os.path.join(environment, site, info, "METADATA"), encoding="utf-8", errors="replace") as file:
            text = file.read()
        return header(text, "name"), header(text, "version")
    except OSError:
        return None

def installed_infos():
    top = os.path.join(environment, site)
    return {name for name in (os.listdir(top) if os.path.isdir(top) else []) if name.endswith(".dist-info")}

${VERIFY_MADE}

with open(listing) as file:
    wheels = in_threads(Wheel, [line.rstrip("\\n") for line in file if line.strip()])
infos = {wheel.info for wheel in wheels}
differences, count = [], 0

def report(lines, wheel=None):
    global count
    count += 1
    if count <= MOST:
        differences.append({"package": wheel.name if wheel else "", "lines": lines})

there = installed_infos()
whole, replaced = [], set()
for wheel in wheels:
    key = wheel.info.partition("-")[0].lower()
    others = sorted(info for info in there - infos if info.partition("-")[0].lower() == key)
    named = found_version(wheel.info) if wheel.info in there else None
    if named == (wheel.name, wheel.version):
        whole.append(wheel)
        continue
    found = named or next(filter(None, map(found_version, others)), None)
    replaced.update(others)
    report(["- %s==%s" % (wheel.name, wheel.version)] + (["+ %s==%s" % found] if found else []), wheel)
for info in sorted(there - infos - replaced):
    report(["+ %s==%s" % (found_version(info) or (info, "unknown"))])

owners = {}
for wheel in wheels:
    for target in wheel.files:
        owners.setdefault(target, []).append(wheel)
for target, several in sorted(owners.items()):
    if len(several) == 1:
        continue
    digests = [one.digest_inside(one.files[target][0], "sha256").hex() for one in several]
    if len(set(digests)) > 1 and (target.endswith(CODE) or target.startswith("bin/") or ".so." in target):
        report(["- %s sha256:%s of %s" % (target, digest, one.name) for digest, one in zip(digests, several)], several[-1])

jobs = [(target, [one for one in several if one in whole]) for target, several in owners.items()]
jobs = [job for job in jobs if job[1]]
def compare(job):
    results = [differs(wheel, job[0]) for wheel in job[1]]
    return [] if [] in results else results[0]
for (target, several), lines in zip(jobs, in_threads(compare, jobs)):
    if lines:
        report(lines, several[0])
owned = set(owners)
for wheel in whole:
    for script, entry in wheel.scripts:
        owned.add(script)
        if not os.path.isfile(os.path.join(environment, script)):
            report(["- " + script], wheel)
        elif mode == "check" and not is_script_of(script, entry):
            report(["- " + script, "+ " + script + " (another program)"], wheel)
gone = {wheel.info for wheel in wheels if wheel not in whole} | replaced | (there - infos)
made = made_by_venv()
report_made(owned, made)
for target in strangers(owned):
    if not any(part in gone for part in target.split(os.sep)):
        report(["+ " + target])
base = os.path.realpath(sys.executable)
for name in sorted(os.listdir(os.path.join(environment, "bin"))):
    if re.fullmatch(PYTHONS, name) and os.path.realpath(os.path.join(environment, "bin", name)) != base:
        report(["- bin/" + name, "+ bin/" + name + " (another program)"])
report_config()
if mode != "check":
    packages = [[wheel.name, wheel.version, wheel.sha256] for wheel in wheels]
    print(json.dumps({"packages": packages, "differences": differences, "count": count,
                      "misrecorded": [[title, min(members)[:200], len(members)] for title, members in sorted(misrecorded.items())[:50]],
                      "python": "%d.%d.%d" % sys.version_info[:3]}))
sys.exit(3 if count and mode == "check" else 0)
`.trim();
