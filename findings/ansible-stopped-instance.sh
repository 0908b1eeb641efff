#!/bin/sh
# amazon.aws 10.1.2, in ansible 12.3.0 (PyPI): the module ec2_instance with `state: stopped` and `wait: true` waits until
# an existing instance is stopped and then returns it as it was before: the registered result says "running". It merges
# the result of before the change over the one of after it.
# Expected: the state that was waited for, as it is for an instance that the task itself creates. Seen: changed, and the
# state of before; ec2_instance_info, asked next, has the new one. The endpoint is moto 5.2.5. Takes some minutes.
set -eu
folder=$(mktemp -d)
trap 'kill "$server" 2>/dev/null || true; rm -rf "$folder"' EXIT
server=
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet ansible==12.3.0 boto3==1.44.5 'moto[ec2,server]==5.2.5'
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
venv/bin/moto_server -p "$port" >/dev/null 2>&1 &
server=$!
export HOME="$folder" AWS_ENDPOINT_URL="http://127.0.0.1:$port" AWS_REGION=us-east-1
export AWS_ACCESS_KEY_ID=any AWS_SECRET_ACCESS_KEY=any
cat >stop.yml <<'YAML'
- hosts: localhost
  gather_facts: false
  tasks:
    - ansible.builtin.wait_for: { host: 127.0.0.1, port: "{{ port }}" }
    - amazon.aws.ec2_ami_info: { owners: ["099720109477"] }
      register: images
    - amazon.aws.ec2_instance:
        { name: one, image_id: "{{ images.images[0].image_id }}", instance_type: t3.micro, state: running, wait: true }
      register: created
    - amazon.aws.ec2_instance: { name: one, state: stopped, wait: true }
      register: stopped
    - amazon.aws.ec2_instance_info: { instance_ids: "{{ created.instance_ids }}" }
      register: asked
    - ansible.builtin.copy:
        dest: seen
        content: "{{ created.instances[0].state.name }} {{ stopped.changed }} {{ stopped.instances[0].state.name }} {{ asked.instances[0].state.name }}\n"
YAML
venv/bin/ansible-playbook -i localhost, -c local -e "ansible_python_interpreter=$folder/venv/bin/python port=$port" stop.yml >log 2>&1 ||
  { tail -20 log; exit 1; }
venv/bin/ansible --version >versions
manifest=$(echo venv/lib/python3*/site-packages/ansible_collections/amazon/aws/MANIFEST.json)
echo "amazon.aws $(sed -n 's/^ *"version": "\(.*\)",$/\1/p' "$manifest"), $(head -1 versions)"
read -r created changed returned asked <seen
echo "created: $created; state: stopped returned changed $changed and \"$returned\"; ec2_instance_info: \"$asked\""
[ "$created $changed $returned $asked" = 'running True running stopped' ]
