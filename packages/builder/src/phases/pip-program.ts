/**
 * A Python program that makes environments with the pinned pip, all with the Python that runs it, at the same time.
 * Arguments: the wheel of pip, the root of the build, how many at once, and the names of the environments. It prints the
 * names of those that were made, and to standard error which wheel of the others failed, and why. A child that is killed
 * prints nothing: it keeps the name of its wheel in memory that it shares.
 *
 * The packages of a lock are pinned and their wheels chosen, so that nothing is left to resolve: the function of pip that
 * installs a wheel is called for each, after all have the hash of their pin. It comes from the wheel of pip, whose
 * checksum was compared after its delivery, once for all environments: starting pip for each of them takes longer than
 * what it installs. pip itself installs in the same way into the environments in which it builds.
 */
export const PIP_PROGRAM: string = `
import gc, hashlib, mmap, os, signal, sys, sysconfig, venv
wheel_of_pip, root, most = sys.argv[1:4]
sys.path.insert(0, wheel_of_pip)
from pip._internal.metadata import select_backend
from pip._internal.models.scheme import Scheme
from pip._internal.operations.install.wheel import install_wheel
select_backend()

view = memoryview(bytearray(1 << 18))

def digest_of(path):
    found = hashlib.sha256()
    with open(path, "rb", 0) as file:
        for count in iter(lambda: file.readinto(view), 0):
            found.update(view[:count])
    return found.hexdigest()

def wheels_of(environment):
    with open(os.path.join(root, "requirements", environment + ".txt"), encoding="utf-8") as file:
        lines = [line.strip().partition(" --hash=sha256:") for line in file]
    pins, found = {digest: pin for pin, _, digest in lines}, []
    folder = os.path.join(root, "wheelhouse", environment)
    for name in sorted(os.listdir(folder)):
        digest = digest_of(os.path.join(folder, name))
        if digest not in pins:
            raise ValueError("Hash mismatch: %s has sha256:%s, which the lock does not have" % (name, digest))
        found.append((pins.pop(digest), os.path.join(folder, name)))
    if pins:
        raise ValueError("No matching distribution found for " + ", ".join(pins.values()))
    return found

def scheme_of(environment, project):
    name = "venv" if "venv" in sysconfig.get_scheme_names() else "posix_prefix"
    paths = sysconfig.get_paths(name, vars={"base": environment, "platbase": environment})
    headers = os.path.join(environment, "include", "site", "python%d.%d" % sys.version_info[:2], project)
    return Scheme(platlib=paths["platlib"], purelib=paths["purelib"], scripts=paths["scripts"], data=paths["data"], headers=headers)

def note(stage, what):
    stage[:] = what.encode()[:len(stage)].ljust(len(stage))

def say(name, stage, why):
    place = ("environment %s: %s" % (name, bytes(stage).decode("utf-8", "replace"))).strip(": ")
    print("ERROR: %s: %s" % (place, why), file=sys.stderr, flush=True)

def install(name, stage):
    environment = os.path.join(root, "environments", name)
    wheels = wheels_of(name)
    venv.main(["--without-pip", environment])
    sys.executable = os.path.join(environment, "bin", "python")
    for pin, path in wheels:
        note(stage, os.path.basename(path))
        project = pin.partition("==")[0]
        install_wheel(project, path, scheme_of(environment, project), pin,
                      pycompile=False, warn_script_location=False, requested=True)

def try_to_install(name, stage):
    try:
        install(name, stage)
        return 0
    except BaseException as error:
        say(name, stage, "%s: %s" % (type(error).__name__, error))
        return 1

def signal_of(status):
    number = os.WTERMSIG(status)
    name = signal.Signals(number).name if number in set(signal.Signals) else "signal %d" % number
    return name + (", as when memory is short" if number == signal.SIGKILL else "")

running = {}
def await_one():
    child, status = os.wait()
    name, stage = running.pop(child)
    if status == 0:
        print(name, flush=True)
    elif os.WIFSIGNALED(status):
        say(name, stage, "killed by " + signal_of(status))

gc.freeze()
for name in sys.argv[4:]:
    if len(running) >= int(most):
        await_one()
    stage = mmap.mmap(-1, 256)
    note(stage, "")
    child = os.fork()
    if child == 0:
        os._exit(try_to_install(name, stage))
    running[child] = name, stage
while running:
    await_one()
`.trim();
