#!/bin/sh
# boto 2.49.0 (PyPI), Python 3.11 or older: a list inside of an object that boto 2 does not know ends the object. Its
# parser stays on the object while it reads unknown elements, and takes the first inner </item> for the object's own end:
# what follows is lost, and text inside the list is taken for members of the object.
# Expected: unknown elements are skipped with all that is in them. Seen: a VPC with the list of CIDR blocks that EC2 has
# shown since 2017 loses what comes behind it (DHCP options, tenancy, the mark of the default VPC), and is in the state of
# its CIDR block, "associated".
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet boto==2.49.0
cat >vpcs.py <<'PY'
import sys
import xml.sax

import boto
from boto.handler import XmlHandler
from boto.resultset import ResultSet
from boto.vpc.vpc import VPC

BLOCKS = """<cidrBlockAssociationSet><item><cidrBlock>10.0.0.0/16</cidrBlock><associationId>vpc-cidr-assoc-1</associationId>
<cidrBlockState><state>associated</state></cidrBlockState></item></cidrBlockAssociationSet>"""
TEMPLATE = """<DescribeVpcsResponse><vpcSet><item><vpcId>vpc-1</vpcId><state>available</state>
<cidrBlock>10.0.0.0/16</cidrBlock>%s<dhcpOptionsId>dopt-1</dhcpOptionsId>
<instanceTenancy>default</instanceTenancy><isDefault>true</isDefault></item></vpcSet></DescribeVpcsResponse>"""


def read(blocks):
    vpcs = ResultSet([("item", VPC)])
    xml.sax.parseString((TEMPLATE % blocks).encode(), XmlHandler(vpcs, None))
    (vpc,) = vpcs
    return vpc.id, vpc.state, vpc.dhcp_options_id, vpc.instance_tenancy, vpc.is_default


print(f"boto {boto.__version__}, Python {sys.version.split()[0]}")
without, with_list = read(""), read(BLOCKS)
print("without the list:", *without)
print("with it:         ", *with_list)
whole = ("vpc-1", "available", "dopt-1", "default", True)
sys.exit(0 if without == whole and with_list[1:3] == ("associated", None) and not with_list[4] else 1)
PY
venv/bin/python vpcs.py
