"""Prints the tags that the packaging library on PYTHONPATH has for several platforms."""
import json
from unittest import mock

import packaging
from packaging import _manylinux, _musllinux, tags

PLATFORMS = [
    # minor version of Python 3, abi, libc, machine
    (12, "cp312", "glibc 2.39", "x86_64"),
    (9, "cp39", "glibc 2.34", "x86_64"),
    (7, "cp37m", "glibc 2.26", "x86_64"),
    (8, "cp38", "glibc 2.31", "i686"),
    (13, "cp313t", "glibc 2.41", "x86_64"),
    (15, "cp315t", "glibc 2.42", "aarch64"),
    (11, "cp311", "glibc 2.36", "aarch64"),
    (11, "cp311", "glibc 2.36", "armv7l"),
    (11, "cp311", "glibc 2.36", "armv8l"),
    (12, "cp312", "glibc 2.39", "ppc64le"),
    (12, "cp312", "glibc 2.39", "s390x"),
    (13, "cp313", "glibc 2.41", "riscv64"),
    (14, "cp314", "glibc 2.17", "x86_64"),
    (12, "cp312", "musl 1.2", "x86_64"),
    (12, "cp312", "musl 1.2", "aarch64"),
    (12, "cp312", "none", "x86_64"),
]


def platforms_of(libc, machine):
    family, _, version = libc.partition(" ")
    major, minor = map(int, version.split(".")) if version else (-1, -1)
    glibc = (major, minor) if family == "glibc" else (-1, -1)
    musl = _musllinux._MuslVersion(major, minor) if family == "musl" else None
    with mock.patch.object(_manylinux, "_get_glibc_version", lambda: _manylinux._GLibCVersion(*glibc)), \
            mock.patch.object(_manylinux, "_have_compatible_abi", lambda executable, archs: True), \
            mock.patch.object(_musllinux, "_get_musl_version", lambda executable: musl), \
            mock.patch("sysconfig.get_platform", lambda: "linux-" + machine):
        return list(tags._linux_platforms(is_32bit=False))


def describe(minor, abi, libc, machine):
    platforms = platforms_of(libc, machine)
    interpreter = f"cp3{minor}"
    found = [*tags.cpython_tags((3, minor), [abi], platforms), *tags.compatible_tags((3, minor), interpreter, platforms)]
    runs = []
    for tag in found:
        start = f"{tag.interpreter}-{tag.abi}"
        if not runs or runs[-1][0] != start or tag.platform == "any" or runs[-1][1] == ["any"]:
            runs.append((start, []))
        runs[-1][1].append(tag.platform)
    assert all(on == platforms or on == ["any"] for _, on in runs)
    return {
        "python": f"3.{minor}", "abi": abi, "libc": libc, "machine": machine, "count": len(found), "platforms": platforms,
        "sequence": [start + ("-any" if on == ["any"] else "") for start, on in runs],
    }


print(json.dumps({"packaging": packaging.__version__, "answers": [describe(*one) for one in PLATFORMS]}))
