#!/bin/sh
# moto 5.2.5 (PyPI): the images that moto comes with are as old as the process. CreationDate is the second in which
# moto read its catalogue, for an image of 2017 as for one of 2026, so that "the newest image of this name" is whichever
# was read last, and an age limit ("not older than 30 days") keeps everything. Tests of either pass by accident.
# Expected: dates in the order of the dates in the names. Seen: all of them within the last minutes.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q 'moto[ec2]==5.2.5' 'boto3==1.44.8'
cat >dates.py <<'PY'
import importlib.metadata
from datetime import datetime, timedelta, timezone

import boto3
from moto import mock_aws

print("moto", importlib.metadata.version("moto"), "boto3", importlib.metadata.version("boto3"))
with mock_aws():
    ec2 = boto3.client("ec2", "us-east-1", aws_access_key_id="test", aws_secret_access_key="test")
    images = ec2.describe_images(Owners=["amazon"])["Images"]
    amazon_linux = ec2.describe_images(Filters=[{"Name": "name", "Values": ["amzn2-ami-hvm-2.0.*-x86_64-gp2"]}])
for image in amazon_linux["Images"]:
    print(image["Name"], "created", image["CreationDate"])
dates = [datetime.fromisoformat(image["CreationDate"].replace("Z", "+00:00")) for image in images]
print(f"{len(images)} images, created between {min(dates)} and {max(dates)}")
raise SystemExit(0 if len(images) > 100 and min(dates) > datetime.now(timezone.utc) - timedelta(minutes=10) else 1)
PY
venv/bin/python dates.py
