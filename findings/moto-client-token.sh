#!/bin/sh
# moto 5.2.5 (PyPI): RunInstances takes a ClientToken and does not act on it. A retry with the same token launches
# another instance, in a reservation of its own, and the same token with another instance type succeeds too. On EC2
# the retry returns the first reservation and the changed request is refused with IdempotentParameterMismatch (EC2
# API reference, "Ensuring idempotency"). A retry that would double a fleet, or one that would not, looks the same in
# tests on moto.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q 'moto[ec2]==5.2.5' 'boto3==1.44.8'
cat >launches.py <<'PY'
import importlib.metadata

import boto3
from moto import mock_aws

print("moto", importlib.metadata.version("moto"), "boto3", importlib.metadata.version("boto3"))
with mock_aws():
    ec2 = boto3.client("ec2", "us-east-1", aws_access_key_id="test", aws_secret_access_key="test")
    image = ec2.describe_images(Owners=["099720109477"])["Images"][0]["ImageId"]

    def launch(instance_type):
        response = ec2.run_instances(
            ImageId=image, MinCount=1, MaxCount=1, InstanceType=instance_type, ClientToken="token-1"
        )
        return response["ReservationId"], response["Instances"][0]["InstanceType"]

    launches = [launch("t3.micro"), launch("t3.micro"), launch("m5.large")]
    for number, launched in enumerate(launches, start=1):
        print(f"call {number} with token-1:", *launched)
reservations = {reservation for reservation, _ in launches}
print(f"{len(reservations)} reservations for one token; EC2 makes 1 and refuses call 3")
raise SystemExit(0 if len(reservations) == 3 else 1)
PY
venv/bin/python launches.py
