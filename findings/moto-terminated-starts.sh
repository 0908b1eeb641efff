#!/bin/sh
# moto 5.2.5 (PyPI): an instance that is terminated can be stopped and started again, and is running then. Terminating one
# once more answers with "shutting-down". A test of a clean-up, or of what happens to a machine after its end, passes
# with code that fails on EC2, where terminated is the last state (EC2 User Guide, instance lifecycle).
# Expected: IncorrectInstanceState for both calls. Seen: 200, "stopping", "pending", and a running instance.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check boto3==1.44.8 'moto[ec2]==5.2.5'
cat >see.py <<'PY'
import os
import sys

os.environ.update(AWS_ACCESS_KEY_ID="any", AWS_SECRET_ACCESS_KEY="any", AWS_DEFAULT_REGION="us-east-1")
import boto3
import moto

with moto.mock_aws():
    ec2 = boto3.client("ec2")
    source = ec2.describe_images(Owners=["amazon"])["Images"][0]["ImageId"]
    launch = ec2.run_instances(ImageId=source, InstanceType="t3.micro", MinCount=1, MaxCount=1)
    instance = [launch["Instances"][0]["InstanceId"]]

    def state():
        return ec2.describe_instances(InstanceIds=instance)["Reservations"][0]["Instances"][0]["State"]["Name"]

    ec2.terminate_instances(InstanceIds=instance)
    seen = [state()]
    again = ec2.terminate_instances(InstanceIds=instance)["TerminatingInstances"][0]
    seen += [again["PreviousState"]["Name"], again["CurrentState"]["Name"]]
    ec2.stop_instances(InstanceIds=instance)
    ec2.start_instances(InstanceIds=instance)
    seen += [state()]
    print(f"moto {moto.__version__}: terminated: {seen[0]}; once more: {seen[1]} -> {seen[2]}; started: {seen[3]}")
sys.exit(seen != ["terminated", "terminated", "shutting-down", "running"])
PY
venv/bin/python see.py
