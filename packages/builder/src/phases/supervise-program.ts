/**
 * A Python program that runs a command and ends with its status, once nothing lives any more that the command started:
 * whatever loses its parent becomes a child of this process, also in a session of its own and without its environment.
 * The command gets no rights that its user has only by other programs, such as sudo. Where the kernel or the interpreter
 * allows neither, the command runs as it is.
 */
export const SUPERVISE_PROGRAM: string = `
import os, signal, sys, time

SET_DUMPABLE, SET_CHILD_SUBREAPER, SET_NO_NEW_PRIVS = 4, 36, 38
STOPS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
PATIENCE = 10
command = sys.argv[1:]

def alive():
    children = {}
    for name in os.listdir("/proc"):
        try:
            with open("/proc/%s/stat" % int(name), "rb") as file:
                state, parent = file.read().rpartition(b") ")[2].split()[:2]
        except (OSError, ValueError):
            continue
        children.setdefault(int(parent), []).append((int(name), state))
    found, left = [], [os.getpid()]
    while left:
        for pid, state in children.get(left.pop(), ()):
            left.append(pid)
            if state not in (b"Z", b"X"):
                found.append(pid)
    return found

def send(number, processes):
    for pid in processes:
        try:
            os.kill(pid, number)
        except OSError:
            pass

def reap():
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except OSError:
        pass

def end_all():
    for number in STOPS:
        signal.signal(number, signal.SIG_IGN)
    until = time.time() + PATIENCE
    while time.time() < until:
        processes = alive()
        send(signal.SIGSTOP, processes)
        send(signal.SIGKILL, processes)
        reap()
        if not processes:
            return True
        time.sleep(0.02)
    return False

def run():
    pid = os.fork()
    if pid == 0:
        try:
            prctl(SET_NO_NEW_PRIVS, 1, 0, 0, 0)
            os.execvp(command[0], command)
        finally:
            os._exit(127)
    prctl(SET_DUMPABLE, 0, 0, 0, 0)
    ended = None
    while ended != pid:
        ended, status = os.waitpid(-1, 0)
    return os.WEXITSTATUS(status) if os.WIFEXITED(status) else 128 + os.WTERMSIG(status)

def stop(number, frame):
    raise SystemExit(128 + number)

try:
    import ctypes
    prctl = ctypes.CDLL(None).prctl
    is_alone = prctl(SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0 and os.getpid() not in alive()
except Exception:
    is_alone = False
if not is_alone:
    os.execvp(command[0], command)
code = 1
try:
    for number in STOPS:
        signal.signal(number, stop)
    code = run()
except SystemExit as exit:
    code = exit.code
finally:
    if not end_all():
        sys.stderr.write("what the command started cannot be ended\\n")
        code = code or 1
sys.exit(code)
`.trim();
