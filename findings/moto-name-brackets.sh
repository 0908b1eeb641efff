#!/bin/sh
# moto 5.2.5 (PyPI): names of images may have brackets (CreateImage allows them), and values of filters know two wildcards, `*`
# and `?`. In the filter `name` of DescribeImages moto takes `[blue]` for one letter of five, so that an image is not found by
# its own name; in tags of instances brackets are brackets. Filters on properties of instances know no wildcard at all there,
# and a value with one matches nothing, without an error.
# Expected: one image by its exact name, one instance by `t3.*`. Seen: none of both.
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
    tags = [{"ResourceType": "instance", "Tags": [{"Key": "Name", "Value": "web [blue]"}]}]
    launch = ec2.run_instances(
        ImageId=source, InstanceType="t3.micro", MinCount=1, MaxCount=1, TagSpecifications=tags
    )
    ec2.create_image(InstanceId=launch["Instances"][0]["InstanceId"], Name="web [blue]")

    def images(value):
        return len(ec2.describe_images(Owners=["self"], Filters=[{"Name": "name", "Values": [value]}])["Images"])

    def instances(name, value):
        found = ec2.describe_instances(Filters=[{"Name": name, "Values": [value]}])["Reservations"]
        return sum(len(one["Instances"]) for one in found)

    print(f"moto {moto.__version__}")
    print("image by name:", {value: images(value) for value in ["web [blue]", "web *"]})
    print("instance by tag Name:", {"web [blue]": instances("tag:Name", "web [blue]")})
    print("instance by type:", {value: instances("instance-type", value) for value in ["t3.micro", "t3.*"]})
    seen = [images("web [blue]"), images("web *"), instances("tag:Name", "web [blue]")]
    seen += [instances("instance-type", "t3.micro"), instances("instance-type", "t3.*")]
sys.exit(seen != [0, 1, 1, 1, 0])
PY
venv/bin/python see.py
