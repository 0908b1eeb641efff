/**
 * A Python program that takes the program of uv out of its wheel, whose checksum was compared after its delivery; what an
 * earlier build took out is kept when it has the bytes that the wheel's RECORD has. Arguments: the wheel, and where to.
 */
export const UV_PROGRAM: string = `
import base64, hashlib, os, shutil, sys, zipfile
wheel, target = sys.argv[1:3]
with zipfile.ZipFile(wheel) as archive:
    member = next(name for name in archive.namelist() if name.endswith(".data/scripts/uv"))
    record = next(name for name in archive.namelist() if name.endswith(".dist-info/RECORD"))
    row = next(line for line in archive.read(record).decode().splitlines() if line.startswith(member + ","))
    expected = row.split(",")[1]
    def digest():
        with open(target, "rb") as file:
            found = hashlib.sha256(file.read()).digest()
        return "sha256=" + base64.urlsafe_b64encode(found).decode().rstrip("=")
    if not os.path.isfile(target) or os.path.islink(target) or digest() != expected:
        with archive.open(member) as source, open(target + ".part", "wb") as file:
            shutil.copyfileobj(source, file, 1 << 20)
        os.chmod(target + ".part", 0o755)
        os.replace(target + ".part", target)
    if digest() != expected:
        sys.exit("the program of uv is not the one of its RECORD")
`.trim();
