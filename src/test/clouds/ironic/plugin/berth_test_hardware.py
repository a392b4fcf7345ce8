"""Hardware for tests: nodes that do as files in a folder say, or that run a real small machine.

The folder is $BERTH_TEST_FAULTS. A file there strikes whichever node comes next, and is used up:

  validate-fails, deploy-fails, teardown-fails, clean-fails    the text in it is the reason
  deploy-slow                                                  so many seconds in `deploying`
  deploy-waits                                                 stays in `wait call-back`

While a file `deploy-held`, `clean-held` or `power-held` is there, no node gets any further. A node whose
driver_info has an `address` is a microVM there: $BERTH_TEST_MICROVM is the script that runs it.
"""
import json
import os
import tempfile
import time

from ironic.common import exception, states
from ironic.drivers import base, fake_hardware
from ironic.drivers.modules import fake
from oslo_concurrency import processutils

FAULTS = os.environ.get('BERTH_TEST_FAULTS', '/nonexistent')
MICROVM = os.environ.get('BERTH_TEST_MICROVM', '')
LOOK_SECONDS = 0.05


def struck_by(fault):
    """The words of a fault that was waiting for the next node; None when there was none."""
    waiting = os.path.join(FAULTS, fault)
    taken = '%s.%d.taken' % (waiting, time.monotonic_ns())
    try:
        os.rename(waiting, taken)
        with open(taken) as file:
            return file.read().strip()
    except FileNotFoundError:
        return None


def held_by(what):
    while os.path.exists(os.path.join(FAULTS, what)):
        time.sleep(LOOK_SECONDS)


def fail_if_struck(fault):
    reason = struck_by(fault)
    if reason is not None:
        raise exception.InstanceDeployFailure(reason)


def microvm(node, *words):
    if not node.driver_info.get('address'):
        return
    try:
        processutils.execute(MICROVM, words[0], node.uuid, *words[1:])
    except processutils.ProcessExecutionError as e:
        raise exception.InstanceDeployFailure('the machine does not start: %s' % e.stderr[-300:])


def seed(node):
    """What the config drive of the node has, in a folder as cloud-init's NoCloud wants it."""
    drive = node.instance_info.get('configdrive') or {}
    meta = drive.get('meta_data') or {}
    folder = tempfile.mkdtemp(prefix='seed')
    with open(os.path.join(folder, 'meta-data'), 'w') as file:
        file.write('instance-id: %s\nlocal-hostname: %s\n' % (
            node.instance_uuid or node.uuid, meta.get('hostname', node.name)))
    user_data = drive.get('user_data') or ''
    with open(os.path.join(folder, 'user-data'), 'w') as file:
        file.write(user_data if isinstance(user_data, str) else json.dumps(user_data))
    with open(os.path.join(folder, 'public-keys'), 'w') as file:
        file.writelines(key + '\n' for key in (meta.get('public_keys') or {}).values())
    return folder


class TestDeploy(fake.FakeDeploy):
    def validate(self, task):
        reason = struck_by('validate-fails')
        if reason is not None:
            raise exception.InvalidParameterValue(reason)

    @base.deploy_step(priority=100)
    def deploy(self, task):
        held_by('deploy-held')
        time.sleep(float(struck_by('deploy-slow') or 0))
        if struck_by('deploy-waits') is not None:
            return states.DEPLOYWAIT
        fail_if_struck('deploy-fails')
        microvm(task.node, 'make', task.node.driver_info.get('address', ''), seed(task.node))
        task.driver.power.set_power_state(task, states.POWER_ON)
        task.node.power_state = states.POWER_ON
        task.node.save()

    def tear_down(self, task):
        fail_if_struck('teardown-fails')
        task.driver.power.set_power_state(task, states.POWER_OFF)
        task.node.power_state = states.POWER_OFF
        microvm(task.node, 'delete')
        return states.DELETED

    def prepare_cleaning(self, task):
        held_by('clean-held')

    @base.clean_step(priority=10)
    def erase(self, task):
        fail_if_struck('clean-fails')


class TestPower(fake.FakePower):
    def set_power_state(self, task, power_state, timeout=None):
        held_by('power-held')
        if power_state in (states.POWER_ON, states.REBOOT):
            microvm(task.node, 'start')
        else:
            microvm(task.node, 'stop')
        super().set_power_state(task, power_state, timeout)


class TestHardware(fake_hardware.FakeHardware):
    @property
    def supported_deploy_interfaces(self):
        return [TestDeploy] + super().supported_deploy_interfaces

    @property
    def supported_power_interfaces(self):
        return [TestPower] + super().supported_power_interfaces
