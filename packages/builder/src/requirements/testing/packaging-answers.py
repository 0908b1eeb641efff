"""Asks Python's `packaging` which versions satisfy which specifiers, and which markers hold where.

    python -m venv venv && venv/bin/pip install packaging
    venv/bin/python packaging-answers.py > packaging-answers.json

The tests compare every answer with ours; the version of `packaging` is in the file.
"""

import json
from importlib.metadata import version

from packaging.markers import InvalidMarker, Marker, UndefinedComparison
from packaging.requirements import InvalidRequirement, Requirement
from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.version import InvalidVersion, Version

BIG = "9007199254740993"
VERSIONS = [
    "0", "0.dev0", "1", "1.0", "1.0.0", "v1.0", "1.0.dev0", "1.0.dev1", "1.0a1", "1.0a1.dev2", "1.0a1.post1",
    "1.0a2", "1.0b1", "1.0c1", "1.0rc1", "1.0-RC.1", "1.0.pre1", "1.0rc1.post1.dev2", "1.0+local", "1.0+local.1",
    "1.0+5", "1.0.post1", "1.0-1", "1.0.rev1", "1.0.post1.dev1", "1.0.post1+local", "1.0.post2", "1.0.1",
    "1.0.1.dev1", "1.1", "1.1a1", "1.1.dev1", "1.4.2", "1.4.2rc1", "1.4.5", "1.9", "1.10", "1.10rc1", "1.40",
    "2.0", "2.0rc1", "2.0.dev1", "2.0.post1", "2.2", "2.2.post3", "2.3", "2.3.1", "2.3.1+cpu", "2.3.1+cu121",
    "3.0", "3.6.15", "3.11.4", "3.12.3", f"{BIG}", f"{int(BIG) - 1}", f"1.{BIG}", f"1.{int(BIG) - 1}",
    "2024.8.30", "20240830", "1!0.1", "1!1.0", "1!1.0+local", "0!1.0",
]
NOT_VERSIONS = [
    "", "abc", "1.0.*", "1..0", "1.0+", "latest", "2004d", "1.0+a+b", "1.0-dev-", "1.0 final", "1,0", "==1.0",
    "2010-01-01", "1.0+local!", "\u0661.0", "1.0.post-1", "1!", "!1", "1.0a1b1", "-1", "v", "1_0",
]
SPECIFIERS = [
    "", "==1.0", "==1", "==v1.0", "== 1.0", "==1.0.*", "==1.*", "==v1.0.*", "==1.0.0.*", "==1!1.*", "==1.0+local",
    "==1.0+LOCAL", "==1.0+local.1", "==1.0+local-1", "==1.0.post1", "==1.0a1", "==1.0-RC.1", "==2.3.1",
    "==2.3.1+cpu", "!=1.0", "!=1.0.*", "!=1.0+local", "!=1.0.post1", "!=2.3.1", "<1.0", "<1.0a1", "<1.0a2",
    "<1.0.post1", "<1.0.post1.dev1", "<1.0.dev1", "<1.0rc1", "<1.1", "<2.0", "<2", "<0", "<0.dev0", "<=1.0",
    "<=1.0a1", "<=1.0.post1", "<=2.3.1", "<=1.0.dev1", ">1.0", ">1.0a1", ">1.0a1.post1", ">1.0rc1", ">1.0.post1",
    ">1.0.post1.dev1", ">1.0.dev1", ">1.0.dev0", ">2.3.1", ">2.2", ">1.4.2rc1", ">=1.0", ">=1.0a1",
    ">=1.0.post1", ">=2.0rc1", ">=1.0.dev1", "~=1.0", "~=1.0.0", "~=1.0a1", "~=1.4.2", "~=1.4", "~=2.2",
    "~=2.2.post3", "~=1.0.dev1", "~=1!1.0", "~=v1.0", "===1.0", "===v1.0", "===1.0+LOCAL", "===1.0.0",
    f"=={BIG}", f">={BIG}", f"<{BIG}", f">{int(BIG) - 1}", f"==1.{BIG}", f"~=1.{BIG}", f"==1.{BIG}.*", f"<=1.{int(BIG) - 1}",
    ">=1.0,<2", ">=1.0 , < 2.0", ">=1.0,", ",>=1.0", ">=3.8,!=3.9.*,<4", "!=1.0,!=1.0.post1,<1.1", "==1.0,==1.0.0",
    ">=2.7,!=3.0.*,!=3.1.*,!=3.2.*", ">1,<1.10", ">=1!0", "<1!0", ">=2024", ">=20240101",
    "~=1", ">=1.*", "<=1.*", ">1.*", "<2.*", "~=1.0.*", "~=1.0+local", ">=1.0+local", "<=1.0+local", ">1.0+local.1",
    "<1.0+local", "==1.0a1.*", "==1.0.post1.*", "==1.0.dev1.*", "==1.0+local.*", "1.0", "=1.0", "=>1.0", "=<1.0", "><1.0",
    ">=", "==", ">=x", ">=1.0 <2.0", ">=1.0;<2", "newer than 3", "==*", ">=3.6.x", ">=3.5, <4.0.0a", "==2010-01-01",
    ">=3.6.*", "^1.0", "~1.0", "==1.0.*.*", ">= 1.0 , ", "===", "=== 1.0", "===1.0;", "===foobar", "===1.*", "! = 1.0",
]

LINUX = {
    "implementation_name": "cpython",
    "implementation_version": "3.12.3",
    "os_name": "posix",
    "platform_machine": "x86_64",
    "platform_python_implementation": "CPython",
    "platform_release": "6.8.0-1012-aws",
    "platform_system": "Linux",
    "platform_version": "#13-Ubuntu SMP",
    "python_full_version": "3.12.3",
    "python_version": "3.12",
    "sys_platform": "linux",
}
WINDOWS = {
    **LINUX,
    "os_name": "nt",
    "platform_machine": "AMD64",
    "platform_release": "10",
    "platform_system": "Windows",
    "platform_version": "10.0.20348",
    "sys_platform": "win32",
}
ENVIRONMENTS = {
    "linux": LINUX,
    "arm": {**LINUX, "platform_machine": "aarch64", "platform_release": "5.10"},
    "old": {**LINUX, "python_full_version": "3.9.2", "python_version": "3.9", "implementation_version": "3.9.2"},
    "candidate": {**LINUX, "python_full_version": "3.11.0rc1", "python_version": "3.11", "implementation_version": "3.11.0rc1"},
    "plus": {**LINUX, "python_full_version": "3.12.0+"},
    "pypy": {
        **LINUX,
        "implementation_name": "pypy",
        "implementation_version": "7.3.13",
        "platform_python_implementation": "PyPy",
        "python_full_version": "3.10.13",
        "python_version": "3.10",
    },
    "windows": WINDOWS,
    "socks": {**LINUX, "extra": "socks"},
    "fast": {**LINUX, "extra": "Fast_IO"},
}
LOCK_ENVIRONMENTS = {
    "bare": {**LINUX, "extras": set(), "dependency_groups": set()},
    "chosen": {**LINUX, "extras": {"Socks", "fast-io"}, "dependency_groups": {"dev"}},
}
MARKERS = [
    'python_version < "3.13"', 'python_version < "3.9"', 'python_version <= "3.9"', 'python_version >= "3.10"',
    'python_version > "3.9"', 'python_version == "3.12"', 'python_version != "3.12"', 'python_version == "3.*"',
    'python_version == "3.12.*"', 'python_version ~= "3.9"', 'python_version ~= "3.9.1"', 'python_version ~= "3"',
    'python_version === "3.12"', 'python_version in "3.9 3.10"', 'python_version in "3.12,3.11"',
    'python_version not in "2.7, 3.9"', 'python_version in "3.1"', 'python_version < "3.10.*"', 'python_version >= "3.9.*"',
    'python_version >= "3.9,<4"', 'python_version == "abc"', 'python_version != "abc"', 'python_version < "abc"',
    'python_version >= ""', "python_version >= '3.10'", 'python_version>="3.10"', '"3.10" <= python_version',
    '"3.10" > python_version', '"3.12" == python_version', '"3.*" == python_version', '"3.1" in python_version',
    '"3" not in python_version', '"3.13" ~= python_version', 'python_version == "3.12.0"', 'python_version == "3"',
    'python_full_version >= "3.11"', 'python_full_version < "3.11"', 'python_full_version < "3.11.0"',
    'python_full_version >= "3.11.0rc1"', 'python_full_version == "3.11.0rc1"', 'python_full_version >= "3.12.0"',
    'python_full_version > "3.12.0"', 'python_full_version <= "3.12.0"', 'python_full_version == "3.12.0"',
    'python_full_version == "3.12.0+local"', 'python_full_version == "3.12.*"', 'python_full_version != "3.11.*"',
    'python_full_version < "3.12.dev0"', 'implementation_version >= "3.9"', 'implementation_version >= "7"',
    'implementation_version == "3.11.0rc1"', 'platform_release >= "5"', 'platform_release < "6"', 'platform_release == "10"',
    'platform_release >= "10"', 'platform_release in "10 11"', '"aws" in platform_release', 'platform_release == "6.8.0-1012-aws"',
    'platform_release != "6.8.0-1012-aws"', 'platform_release >= "6.8.0-aws"', 'platform_release === "5.10"',
    'platform_version >= "10"', 'platform_version == "10.0.20348"', 'platform_version >= "10.0.20348"', '"Ubuntu" in platform_version',
    'platform_version < "11"', 'sys_platform == "linux"', 'sys_platform != "win32"', 'sys_platform > "a"', 'sys_platform < "z"',
    'sys_platform >= "linux"', 'sys_platform <= "linux"', 'sys_platform >= "a"', '"linux" in sys_platform', '"win" in sys_platform',
    'sys_platform in "linux darwin"', 'sys_platform not in "win32,cygwin"', 'sys_platform == "Linux"', 'sys_platform === "linux"',
    'sys_platform ~= "linux"', 'sys_platform ~= "1.0"', 'os_name == "posix"', 'os_name == "nt"', '"nt" == os_name',
    'os_name in "nt posix"', 'os_name == ""', '"" in os_name', 'os.name == "posix"', 'os.name != "nt"', 'sys.platform == "linux"',
    'platform.machine == "x86_64"', 'platform.version == "10.0.20348"', 'platform.python_implementation == "CPython"',
    'python_implementation == "CPython"', 'python_implementation != "PyPy"', 'platform_python_implementation == "PyPy"',
    'platform_python_implementation != "PyPy"', 'implementation_name == "cpython"', 'implementation_name != "pypy"',
    'platform_machine == "x86_64"', 'platform_machine in "x86_64 AMD64 aarch64"', 'platform_machine != "aarch64"',
    'platform_machine not in "aarch64 arm64"', '"64" in platform_machine', 'platform_machine >= "x86"',
    'platform_system == "Linux"', 'platform_system > "K"', 'platform_system == "Windows" or python_version < "3.10"',
    'os_name == "nt" and python_version >= "3.8"', 'os_name == "nt" or python_version >= "3.10"',
    'os_name == "nt" and os_name == "posix" or python_version >= "3.8"', 'os_name == "nt" and (os_name == "posix" or python_version >= "3.8")',
    'os_name == "posix" or os_name == "nt" and python_version < "3"', '(os_name == "posix")', '((os_name == "posix"))',
    '( os_name == "posix" ) and ( python_version >= "3.10" )', '(os_name=="posix"and python_version>="3.10")or os_name=="nt"',
    'python_version >= "3.9" and python_version < "3.12" and sys_platform == "linux"', 'os_name == sys_platform', 'os_name != sys_platform',
    'extra == "socks"', 'extra == "Socks"', 'extra != "socks"', '"socks" == extra', 'extra == ""', 'extra == "fast-io"',
    'extra == "fast.io"', 'extra == "FAST__IO"', '"Fast_IO" == extra', 'extra in "socks fast-io"', '"socks" in extra', 'extra >= "socks"',
    'extra > "a"', 'python_version >= "3.9" and extra == "socks"', 'extra == "socks" or extra == "fast-io"',
    'extra == "socks" and extra == "fast-io"', '(extra == "socks" and os_name == "nt") or extra == "fast-io"', 'extra ~= "socks"',
    'python_version', 'python_version <', 'python_version < 3.9', 'pythonversion < "3"', '(os_name == "nt"', 'os_name == "nt")',
    'os_name not "nt"', 'os_name == "nt" os_name', 'os_name == "nt', 'os_name = "nt"', '"a" == "b"', 'os_name == "nt" and',
    'or os_name == "nt"', 'os_name == "nt" && os_name == "nt"', 'not os_name == "nt"', '', '()', 'os_name == nt', 'os_name is "nt"',
    'os_name == "nt" xor os_name == "nt"', 'OS_NAME == "nt"', 'os-name == "nt"', 'os_name == "nt";', 'os_name == \u201cnt\u201d',
    'os_name == "nt" AND os_name == "nt"', 'os_name in ("nt")', 'sys.version == "3"', 'os_name == "p" "q"', 'os_name == \'"\'', 'os_name != "\'"',
    '(' * 200 + 'os_name == "posix"' + ')' * 200, '(' * 201 + 'os_name == "posix"' + ')' * 201,
]
LOCK_MARKERS = [
    '"socks" in extras', '"Socks" in extras', '"fast_io" in extras', '"none" in extras', '"socks" not in extras', '"none" not in extras',
    '"dev" in dependency_groups', '"Dev" in dependency_groups', '"docs" in dependency_groups', '"dev" not in dependency_groups',
    '"dev" in dependency_groups or "socks" in extras', '"dev" in dependency_groups and "none" in extras',
    'python_version >= "3.9" and "socks" in extras', '"socks" == extras', '"socks" != extras', '"socks" < extras', '"socks" >= extras',
    '"socks" ~= extras', 'extras == "socks"', 'extras in "socks"', 'dependency_groups != "dev"', 'os_name == "posix"',
]
REQUIREMENTS = [
    "a==1.0", "a == 1.0", "a[b]==1.0", "a[B_c, d.E]==1", "a []==1", "a[]==1", "a [x] ==1", "a(==1.0)", "a (==1.0)", "a==1.0;os_name=='nt'",
    "a==1.0 ; os_name == 'nt'", "A.b-c_d==1", "a", "a>=1,<2", "a==1.0,", "a===1.0", "a[b", "a[b c]==1", "a[,]==1", "a[b,]==1", "a[-]==1",
    "-a==1", "a-==1", "_a==1", "a b==1", "a==1.0 b", "a==1.0;", "a==1.0 ;", "a=1.0", "a==2010-01-01", "a==1.0 os_name == 'nt'",
    "\u00e9==1", "a==", "a ==1.0 ; python_version < '3' or", "a @ b", "a;os_name=='nt'", "a (1.0)", "a==1.0 (2)", "a==1.*", "a~=1",
]


def satisfied(specifier):
    try:
        known = SpecifierSet(specifier)
    except InvalidSpecifier:
        return None
    return [one for one in VERSIONS if known.contains(one, prereleases=True)]


def is_version(text):
    try:
        Version(text)
    except InvalidVersion:
        return False
    return True


def ordered():
    groups = {}
    for one in sorted(VERSIONS, key=Version):
        groups.setdefault(Version(one), []).append(one)
    return list(groups.values())


def holding(marker, environments, context):
    try:
        parsed = Marker(marker)
        return [name for name, one in environments.items() if parsed.evaluate(one, context)]
    except (InvalidMarker, UndefinedComparison, KeyError):
        return None


def requirement(text):
    try:
        parsed = Requirement(text)
    except InvalidRequirement:
        return None
    return {"name": parsed.name, "extras": sorted(parsed.extras), "specifier": str(parsed.specifier)}


def as_lists(environment):
    return {name: sorted(value) if isinstance(value, set) else value for name, value in environment.items()}


print(
    json.dumps(
        {
            "packaging": version("packaging"),
            "ordered": ordered(),
            "notVersions": [one for one in NOT_VERSIONS if not is_version(one)],
            "specifiers": {one: satisfied(one) for one in SPECIFIERS},
            "environments": ENVIRONMENTS,
            "markers": {one: holding(one, ENVIRONMENTS, "metadata") for one in MARKERS},
            "lockEnvironments": {name: as_lists(one) for name, one in LOCK_ENVIRONMENTS.items()},
            "lockMarkers": {one: holding(one, LOCK_ENVIRONMENTS, "lock_file") for one in LOCK_MARKERS},
            "requirements": {one: requirement(one) for one in REQUIREMENTS},
        },
        indent=1,
    )
)
